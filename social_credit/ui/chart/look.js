// What every figure takes from the page it stands on: its type and its colours, light or dark.

/** A layout for Plotly, from the variables in which Streamlit tells components its theme. */
export function lookOf(node) {
  const style = getComputedStyle(node);
  const theme = (name) => style.getPropertyValue(`--st-${name}`).trim();
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [ink, paper, rule] = [theme("text-color"), theme("background-color"), theme("border-color")];
  const font = { family: theme("font"), size: 0.75 * rem, color: ink };
  const title = { font: { ...font, size: 0.875 * rem } };
  const axis = { automargin: true, gridcolor: rule, tickcolor: rule, zerolinecolor: rule, tickfont: font };
  return {
    font,
    paper_bgcolor: paper,
    plot_bgcolor: paper,
    legend: { font, title: { font, side: "top" }, valign: "top" },
    xaxis: { ...axis, showgrid: false, zeroline: false, title: { ...title, standoff: 20 } },
    yaxis: { ...axis, ticklabelposition: "outside", title: { ...title, standoff: 24 } },
    margin: { pad: 8 },
    hoverlabel: { bgcolor: paper, bordercolor: rule, font },
  };
}
