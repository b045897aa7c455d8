// Draws the series beside their tables: each .chart says where its numbers are. They are drawn again every half minute.
(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const draw = async (element) => {
    const answer = await fetch(element.dataset.series, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      return;
    }
    const series = await answer.json();
    const chart = window.echarts.getInstanceByDom(element) ?? window.echarts.init(element, null, { renderer: "canvas" });
    chart.setOption({
      animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      textStyle: { color: colour("--text") },
      legend: { top: 0, textStyle: { color: colour("--text") } },
      grid: { left: 60, right: 20, top: 50, bottom: 40 },
      tooltip: { trigger: "axis", renderMode: "richText" }, // the policy allows no styles in HTML
      xAxis: { type: "category", data: series.at, axisLabel: { color: colour("--quiet") } },
      yAxis: { type: "value", minInterval: 1, axisLabel: { color: colour("--quiet") }, splitLine: { lineStyle: { color: colour("--line") } } },
      series: series.lines.map((line) => ({ name: line.name, type: "bar", stack: line.stack, data: line.values })),
    });
  };

  document.querySelectorAll(".chart[data-series]").forEach((element) => {
    draw(element);
    setInterval(() => draw(element), 30_000);
    new ResizeObserver(() => window.echarts.getInstanceByDom(element)?.resize()).observe(element);
  });
})();
