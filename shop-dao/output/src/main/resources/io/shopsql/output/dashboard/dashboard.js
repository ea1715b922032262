(() => {
  'use strict';

  const data = JSON.parse(document.getElementById('data').textContent);
  const scope = data.scope;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  // ---- text and numbers: amounts and counts are strings, so that none is converted to a double ----

  // control and bidirectional formatting characters become a dot
  const plain = (text) => String(text).replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '·');
  const grouped = (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const number = (value) => {
    if (value === null) return '–';
    const [whole, fraction] = String(value).split('.');
    return grouped(whole) + (fraction === undefined ? '' : '.' + fraction);
  };
  const money = (text) => {
    if (text === null) return '–';
    return text.startsWith('-') ? '-' + plain(data.currency) + number(text.slice(1)) : plain(data.currency) + number(text);
  };
  const percent = (text) => (text === null ? '–' : text + ' %');
  // a ratio with four decimals as a percentage, by moving the decimal point
  const ratio = (text) => (text === null ? '–' : percent((Number(text.replace('.', '')) / 100).toFixed(2)));
  const counted = (value, one, many) => number(value) + ' ' + (String(value) === '1' ? one : many);
  const compact = (value) => new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
  const listed = (words) => words.length < 2 ? words.join('') : words.slice(0, -1).join(', ') + ' and ' + words.at(-1);
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  // 2010-12-05 is 5 Dec and 2010-12 is Dec 2010; a week, a quarter and a year stay
  const shortLabel = (label) => {
    const parts = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(label);
    if (!parts) return label;
    const month = MONTHS[Number(parts[2]) - 1];
    return parts[3] ? Number(parts[3]) + ' ' + month : month + ' ' + parts[1];
  };
  const sum = (values) => values.reduce((all, value) => all + Number(value), 0);

  // ---- elements: data become text, never markup ----

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  /** A column is [heading, value of a row, 'number' | 'wide' | '']; the first is the heading of its row. */
  const table = (caption, columns, rows) => {
    const made = element('table');
    made.append(element('caption', '', caption));
    const head = element('tr');
    for (const [heading, , kind] of columns) {
      const cell = element('th', kind, heading);
      cell.scope = 'col';
      head.append(cell);
    }
    const thead = element('thead');
    thead.append(head);
    const body = element('tbody');
    for (const row of rows) {
      const line = element('tr');
      columns.forEach(([, value, kind, mark], index) => {
        const cell = element(index ? 'td' : 'th', kind, plain(value(row)));
        if (!index) cell.scope = 'row';
        if (mark && mark(row)) cell.classList.add(mark(row));
        line.append(cell);
      });
      body.append(line);
    }
    made.append(thead, body);
    return made;
  };

  const scrolling = (label, inner) => {
    const box = element('div', 'scroll');
    reachable(box, label);
    box.append(inner);
    return box;
  };

  // scrollable areas get keyboard focus
  const reachable = (box, label) => {
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', label);
  };

  // ---- colours: read from the style sheet ----

  const colour = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();
  const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const mixed = (from, to, part) => {
    const [start, end] = [channels(from), channels(to)];
    return '#' + start.map((c, i) => Math.round(c + (end[i] - c) * part).toString(16).padStart(2, '0')).join('');
  };
  const luminance = (hex) => {
    const [r, g, b] = channels(hex).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // black or white, whichever has the higher contrast: at least 4.58 on any colour
  const inkOn = (hex) => (luminance(hex) > 0.1791 ? '#000000' : '#ffffff');

  // ---- charts ----

  const charts = [];

  /** Redraws when the theme or the width changes; `option` receives the available width. */
  const chart = (section, height, summary, option, minWidth = 0) => {
    const box = section.querySelector('.chart');
    box.style.height = height + 'px';
    box.style.minWidth = minWidth + 'px';
    box.setAttribute('role', 'img');
    const instance = echarts.init(box, null, { renderer: 'svg' });
    const label = section.querySelector('h2').textContent + '. ' + summary;
    charts.push({ box, instance, paint: () => instance.setOption({ ...common(label), ...option(box.clientWidth) }, true) });
  };

  const common = (label) => ({
    // no animation, whatever prefers-reduced-motion says
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('muted') },
    aria: { enabled: true, label: { description: label }, decal: { show: true, decals: [{ symbol: 'none' }] } },
  });

  // for colour-blind readers: stacked bars are hatched
  const hatched = () => ({
    symbol: 'rect', symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: colour('card'),
  });

  // drawn as text, not set as HTML
  const tooltip = (trigger, lines) => ({
    trigger,
    renderMode: 'richText',
    confine: true,
    backgroundColor: colour('card'),
    borderColor: colour('line'),
    textStyle: { color: colour('ink'), fontSize: 13, lineHeight: 19 },
    axisPointer: { type: 'shadow', shadowStyle: { color: colour('line'), opacity: 0.35 } },
    // a brace would start ECharts rich text
    formatter: (at) => lines(trigger === 'axis' ? at[0].dataIndex : at.dataIndex, at).map(plain).join('\n').replace(/\{/g, '{\u200b'),
  });

  const categoryAxis = (labels, more = {}) => ({
    type: 'category',
    data: labels.map(plain),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour('line') } },
    axisLabel: { color: colour('muted'), hideOverlap: true, ...more },
  });

  const valueAxis = (format, more = {}) => ({
    type: 'value',
    splitLine: { lineStyle: { color: colour('line') } },
    axisLabel: { color: colour('muted'), formatter: format, hideOverlap: true },
    ...more,
  });

  const axisMoney = (value) => plain(data.currency) + compact(value);
  const grid = (more = {}) => ({ left: 8, right: 16, top: 16, bottom: 8, containLabel: true, ...more });
  const legend = () => ({ top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: colour('ink') }, inactiveColor: colour('muted'), selectedMode: false });

  /** Bars from the left, the first at the top, each with its value at its end. */
  const ranking = (rows, name, value, text, lines) => (width) => ({
    grid: grid({ top: 4, right: Math.min(110, width * 0.22) }),
    tooltip: tooltip('axis', lines),
    xAxis: valueAxis(compact, { show: false }),
    yAxis: {
      ...categoryAxis(rows.map(name), { color: colour('ink'), interval: 0, hideOverlap: false, width: Math.round(Math.min(230, width * 0.38)), overflow: 'truncate' }),
      inverse: true,
    },
    series: [{
      type: 'bar',
      barMaxWidth: 22,
      itemStyle: { color: colour('accent'), borderRadius: [0, 3, 3, 0] },
      label: { show: true, position: 'right', color: colour('ink'), formatter: (at) => text(rows[at.dataIndex]) },
      data: rows.map((row) => Number(value(row))),
    }],
  });

  /** Squares with a value in each; a cell is {x, y, part of the ramp, text}. */
  const heatMap = (columns, rows, cells, names, lines, fontSize) => () => ({
    grid: grid({ top: 4, bottom: 28, left: 24, right: 4 }),
    tooltip: tooltip('item', lines),
    xAxis: { ...categoryAxis(columns, { hideOverlap: false, interval: 0, fontSize }), name: names[0], nameLocation: 'middle', nameGap: 26, splitArea: { show: false } },
    yAxis: { ...categoryAxis(rows, { hideOverlap: false, interval: 0, fontSize, color: colour('ink') }), inverse: true, name: names[1], nameLocation: 'middle', nameGap: names[1] ? 30 : 0 },
    series: [{
      type: 'heatmap',
      data: cells.map((cell) => {
        const fill = mixed(colour('low'), colour('high'), cell.part);
        return {
          value: [cell.x, cell.y, cell.part],
          itemStyle: { color: fill, borderColor: colour('card'), borderWidth: 2, borderRadius: 3 },
          label: { show: true, color: inkOn(fill), fontSize, lineHeight: fontSize + 5, formatter: () => cell.text },
        };
      }),
    }],
    // the cells set their own colours, but ECharts requires the component
    visualMap: { show: false, min: 0, max: 1, dimension: 2, inRange: { opacity: 1 } },
  });

  // ---- sections ----

  /** Adds a summary sentence; without rows the section has nothing else. */
  const section = (id, summary, empty) => {
    const box = byId(id);
    box.querySelector('.summary').textContent = empty || summary;
    if (!empty) return box;
    box.querySelectorAll('figure, details, .pair').forEach((part) => part.remove());
    return null;
  };

  const details = (box, caption, columns, rows) => {
    box.querySelector('details').append(scrolling(caption, table(caption, columns, rows)));
  };

  const noSale = String(data.kpis.orders) === '0';
  const isEmpty = Number(data.stock.products) === 0 && !scope.untracked && sum(data.statuses.map((row) => row.orders)) === 0;
  const which = listed(scope.statuses);
  const nothing = 'There is no ' + scope.statuses.join(' or ') + ' order to show.';

  const heading = () => {
    byId('title').textContent = plain(data.title);
    const days = scope.from === null && scope.until === null ? 'all time'
      : scope.from === null ? 'until ' + scope.until
      : scope.until === null ? 'from ' + scope.from + ' on'
      : scope.from === scope.until ? scope.from : scope.from + ' to ' + scope.until;
    byId('scope').textContent = capital(which) + ' orders, ' + days + ', ' + scope.zone;
    byId('method').textContent = 'Amounts are exact. Days begin at midnight in ' + scope.zone + '.'
      + (scope.asOf === null ? '' : ' Segments and days of cover look back from ' + scope.asOf + '.');
    if (noSale) {
      byId('notice').textContent = isEmpty && scope.from === null && scope.until === null
        ? 'This shop is empty: it has no order and no active product yet.' : nothing;
      byId('notice').hidden = false;
    }
  };

  const keyFigures = () => {
    const { kpis, headline, repeat } = data;
    const cards = [
      ['Net revenue', money(kpis.net), 'total of the orders'],
      ['Orders', number(kpis.orders), listed(scope.statuses)],
      ['Average order', money(headline.averageOrderValue), 'net revenue per order'],
      ['Units sold', number(kpis.units), number(headline.unitsPerOrder) + ' per order'],
      ['Customers', number(kpis.buyers), 'with an order'],
      ['Ordered again', ratio(repeat.rate), counted(repeat.repeatBuyers, 'customer', 'customers') + ', two orders or more'],
      ['Out of stock', number(data.stock.outOfStock), 'of ' + counted(data.stock.products, 'active product', 'active products') + (scope.untracked ? ' tracked' : '')],
    ];
    for (const [name, value, note] of cards) {
      const card = element('div');
      card.append(element('dt', '', name), element('dd', '', value));
      if (note) card.append(element('dd', 'note', note));
      byId('kpis').append(card);
    }
  };

  const revenue = () => {
    const rows = data.revenue.map((row, i) => ({ ...row, average: data.averages[i].average }));
    const best = rows.reduce((top, row) => (Number(row.net) > Number(top.net) ? row : top), rows[0]);
    const without = rows.filter((row) => String(row.orders) === '0').length;
    const summary = noSale ? '' : money(data.kpis.net) + ' in ' + counted(rows.length, scope.bucket, scope.bucket + 's')
      + '; the best was ' + best.label + ' with ' + money(best.net) + '.'
      + (without ? ' ' + counted(without, scope.bucket, scope.bucket + 's') + ' without a sale.' : '');
    const box = section('revenue', summary, noSale && nothing);
    if (!box) return;
    const mean = 'Mean of ' + scope.averaged + ' ' + scope.bucket + 's';
    box.querySelector('figcaption').textContent = 'Net revenue by ' + scope.bucket + ', and the mean of the last '
      + scope.averaged + ' ' + scope.bucket + 's.';
    chart(box, 320, summary, () => ({
      legend: legend(),
      grid: grid({ top: 36 }),
      tooltip: tooltip('axis', (i) => [rows[i].label, 'Net ' + money(rows[i].net), mean + ' ' + money(rows[i].average),
        counted(rows[i].orders, 'order', 'orders') + ', ' + counted(rows[i].units, 'unit', 'units')]),
      xAxis: categoryAxis(rows.map((row) => shortLabel(row.label))),
      yAxis: valueAxis(axisMoney),
      series: [
        { name: 'Net revenue', type: 'bar', barMaxWidth: 34, itemStyle: { color: colour('accent'), borderRadius: [3, 3, 0, 0] }, data: rows.map((row) => Number(row.net)) },
        { name: mean, type: 'line', symbol: 'none', lineStyle: { color: colour('second'), width: 2.5 }, itemStyle: { color: colour('second') }, data: rows.map((row) => (row.average === null ? null : Number(row.average))) },
      ],
    }));
    details(box, 'Revenue by ' + scope.bucket, [
      [capital(scope.bucket), (row) => row.label, 'short'],
      ['Orders', (row) => number(row.orders), 'number'],
      ['Units', (row) => number(row.units), 'number'],
      ['Net', (row) => money(row.net), 'number'],
      [mean, (row) => money(row.average), 'number'],
    ], rows);
  };

  const statuses = () => {
    const rows = data.statuses;
    const all = sum(rows.map((row) => row.orders));
    const most = rows.reduce((top, row) => (Number(row.orders) > Number(top.orders) ? row : top), rows[0]);
    const summary = all ? percent(most.shareOfOrders) + ' of ' + counted(all, 'order is', 'orders are') + ' ' + most.status + '.' : '';
    const box = section('statuses', summary, !all && 'There is no order of any status.');
    if (!box) return;
    chart(box, 320, summary, ranking(rows, (row) => capital(row.status), (row) => row.orders, (row) => number(row.orders),
      (i) => [capital(rows[i].status), counted(rows[i].orders, 'order', 'orders') + ', ' + percent(rows[i].shareOfOrders),
        money(rows[i].value) + ', ' + percent(rows[i].shareOfValue)]));
    details(box, 'Orders by status', [
      ['Status', (row) => row.status, ''],
      ['Orders', (row) => number(row.orders), 'number'],
      ['Share', (row) => percent(row.shareOfOrders), 'number'],
      ['Value', (row) => money(row.value), 'number'],
      ['Share', (row) => percent(row.shareOfValue), 'number'],
    ], rows);
  };

  const products = () => {
    const rows = data.products;
    const summary = rows.length ? '“' + plain(rows[0].name) + '” leads with ' + money(rows[0].net) + '.' : '';
    const box = section('products', summary, !rows.length && nothing);
    if (!box) return;
    chart(box, 36 + rows.length * 32, summary, ranking(rows, (row) => row.name, (row) => row.net, (row) => money(row.net),
      (i) => [rows[i].name, money(rows[i].net), counted(rows[i].units, 'unit', 'units') + ' in ' + counted(rows[i].orders, 'order', 'orders')]));
    details(box, 'Top products by net revenue', [
      ['Rank', (row) => number(row.rank), 'number'],
      ['Code', (row) => row.sku ?? '–', ''],
      ['Product', (row) => row.name, 'wide'],
      ['Units', (row) => number(row.units), 'number'],
      ['Orders', (row) => number(row.orders), 'number'],
      ['Net', (row) => money(row.net), 'number'],
    ], rows);
  };

  const categories = () => {
    const rows = data.categories;
    const summary = rows.length ? counted(rows.length, 'category', 'categories') + '; “' + plain(rows[0].category) + '” brings '
      + percent(rows[0].share) + ' of the revenue.' : '';
    const box = section('categories', summary, !rows.length && nothing);
    if (!box) return;
    const most = 10;
    const rest = rows.slice(most - 1);
    const shown = rows.length <= most ? rows : [...rows.slice(0, most - 1),
      { category: 'Other (' + rest.length + ')', share: sum(rest.map((row) => row.share)).toFixed(2), net: null }];
    chart(box, 36 + Math.max(shown.length, data.products.length) * 32, summary, ranking(shown, (row) => row.category, (row) => row.share ?? 0, (row) => percent(row.share),
      (i) => [shown[i].category, percent(shown[i].share), shown[i].net === null ? 'see the table' : money(shown[i].net)]));
    details(box, 'Revenue by category', [
      ['Category', (row) => row.category, 'wide'],
      ['Units', (row) => number(row.units), 'number'],
      ['Net', (row) => money(row.net), 'number'],
      ['Share', (row) => percent(row.share), 'number'],
    ], rows);
  };

  const buyers = () => {
    const rows = data.buyers;
    const fresh = sum(rows.map((row) => row.newOrders));
    const again = sum(rows.map((row) => row.returningOrders));
    const summary = noSale ? '' : counted(fresh, 'first order', 'first orders') + ' and ' + counted(again, 'repeat order', 'repeat orders') + '.';
    const box = section('buyers', summary, noSale && nothing);
    if (!box) return;
    const bars = (name, key, style) => ({
      name, type: 'bar', stack: 'orders', barMaxWidth: 34, itemStyle: style, data: rows.map((row) => Number(row[key])),
    });
    chart(box, 320, summary, () => ({
      legend: legend(),
      grid: grid({ top: 36 }),
      tooltip: tooltip('axis', (i) => [rows[i].label, number(rows[i].newOrders) + ' new, ' + money(rows[i].newNet),
        number(rows[i].returningOrders) + ' returning, ' + money(rows[i].returningNet)]),
      xAxis: categoryAxis(rows.map((row) => shortLabel(row.label))),
      yAxis: valueAxis(compact, { minInterval: 1 }),
      series: [
        bars('New', 'newOrders', { color: colour('accent') }),
        bars('Returning', 'returningOrders', { color: colour('second'), decal: hatched() }),
      ],
    }));
    details(box, 'New and returning customers by ' + scope.bucket, [
      [capital(scope.bucket), (row) => row.label, 'short'],
      ['New orders', (row) => number(row.newOrders), 'number'],
      ['Net', (row) => money(row.newNet), 'number'],
      ['Returning orders', (row) => number(row.returningOrders), 'number'],
      ['Net', (row) => money(row.returningNet), 'number'],
    ], rows);
  };

  const cohorts = () => {
    const rows = data.cohorts;
    const names = [...new Set(rows.map((row) => row.cohort))];
    const months = names.length;
    const later = rows.filter((row) => row.month === 1 && row.retention !== null);
    const size = sum(later.map((row) => row.size));
    const summary = counted(months, 'month', 'months')
      + (scope.cohortsLeftOut ? ', the latest; ' + counted(scope.cohortsLeftOut, 'earlier one is', 'earlier ones are') + ' left out' : '') + '.'
      + (size ? ' A month later, ' + (100 * sum(later.map((row) => row.buyers)) / size).toFixed(1) + ' % ordered again.' : '');
    const box = section('cohorts', summary, noSale ? nothing
      : months < 2 && 'Cohorts compare months: they need orders from at least two months, and there is only one.');
    // many months take the whole width, and so does the notice in their place
    ['cohorts', 'buyers'].forEach((id) => byId(id).classList.toggle('span-12', months > 9 || months < 2));
    if (!box) return;
    const fontSize = months > 14 ? 10 : 12;
    const kept = rows.filter((row) => row.retention !== null);
    // month 0 is always 100 %: the later months share the rest of the colour ramp
    const highest = Math.max(...kept.filter((row) => row.month).map((row) => Number(row.retention)), 0.0001);
    const cells = kept.map((row) => ({
      row, x: row.month, y: names.indexOf(row.cohort), part: row.month ? 0.75 * Number(row.retention) / highest : 1,
      text: String(Math.round(Number(row.retention.replace('.', '')) / 100)),
    }));
    chart(box, 60 + Math.max(5, months) * (months > 14 ? 26 : 34), summary,
      heatMap(names.map((name, i) => String(i)), names.map(shortLabel), cells, ['Months later (cells: % of the cohort)', ''],
        (i) => [shortLabel(cells[i].row.cohort) + ', ' + counted(cells[i].row.month, 'month', 'months') + ' later',
          ratio(cells[i].row.retention), number(cells[i].row.buyers) + ' of ' + counted(cells[i].row.size, 'customer', 'customers')], fontSize),
      110 + months * 30);
    if (months > 6) reachable(box.querySelector('.scroll'), 'Cohorts, month by month');
    details(box, 'Customers of a cohort who ordered in a month', [
      ['Cohort', (row) => row.cohort, 'short'],
      ['Customers', (row) => number(row.size), 'number'],
      ['Months later', (row) => number(row.month), 'number'],
      ['Ordered', (row) => number(row.buyers), 'number'],
      ['Retention', (row) => ratio(row.retention), 'number'],
    ], rows);
  };

  const segments = () => {
    const rows = data.segments;
    const all = sum(rows.map((row) => row.customers));
    const most = rows.reduce((top, row) => (Number(row.customers) > Number(top.customers) ? row : top), rows[0]);
    const worth = rows.reduce((top, row) => (Number(row.net) > Number(top.net) ? row : top), rows[0]);
    const summary = all ? counted(all, 'customer', 'customers') + ' with an order before ' + scope.asOf + '. The largest segment is “'
      + most.segment + '” (' + number(most.customers) + '); “' + worth.segment + '” brought the most, ' + money(worth.net) + '.'
      + (all < 5 ? ' Of fewer than five customers none scores 5.' : '') : '';
    const box = section('segments', summary, !all && nothing);
    if (!box) return;
    const scores = ['1', '2', '3', '4', '5'];
    const largest = Math.max(...data.scores.map((cell) => Number(cell.customers)));
    const cells = data.scores.map((cell) => ({ cell, x: cell.r - 1, y: 5 - cell.fm, part: Number(cell.customers) / largest }));
    chart(box, 360, summary, (width) => heatMap(scores, scores.slice().reverse(),
      cells.map((at) => ({ ...at, text: width > 460 ? at.cell.segment.replace(/^(?=.{12})(.+) /, '$1\n') + '\n' + number(at.cell.customers) : number(at.cell.customers) })),
      ['Recency', 'Value'],
      (i) => [cells[i].cell.segment, 'Recency ' + cells[i].cell.r + ', value ' + cells[i].cell.fm,
        counted(cells[i].cell.customers, 'customer', 'customers') + ', ' + money(cells[i].cell.net)], 12)());
    box.querySelector('.table').append(scrolling('Customer segments', table('Segments: r is recency, fm the value', [
      ['Segment', (row) => row.segment, 'wide'],
      ['Scores', (row) => row.rule, 'short'],
      ['Customers', (row) => number(row.customers), 'number'],
      ['Net', (row) => money(row.net), 'number'],
      ['Net each', (row) => money(row.netPerCustomer), 'number'],
      ['Days since', (row) => number(row.meanRecencyDays), 'number'],
    ], rows)));
    details(box, 'Customers by recency and value', [
      ['Recency', (row) => number(row.r), 'number'],
      ['Value', (row) => number(row.fm), 'number'],
      ['Segment', (row) => row.segment, 'wide'],
      ['Customers', (row) => number(row.customers), 'number'],
      ['Net', (row) => money(row.net), 'number'],
    ], data.scores);
  };

  const stock = () => {
    const { stock: totals, cover, warnings } = data;
    const untracked = scope.untracked
      ? counted(scope.untracked, 'active product is', 'active products are') + ' left out: their stock is not tracked.' : '';
    const summary = counted(totals.products, 'active product', 'active products') + ': ' + number(totals.outOfStock) + ' out of stock, '
      + number(totals.low) + ' with ' + number(scope.lowStock) + ' pieces or fewer, ' + number(totals.shortCover)
      + ' in stock for less than ' + scope.shortCoverDays + ' days.' + (untracked ? ' ' + untracked : '');
    const box = section('stock', summary, Number(totals.products) === 0 && (untracked || 'There is no active product.'));
    if (!box) return;
    box.querySelector('figcaption').textContent = 'Products by days of cover, at the rate of sale of the '
      + scope.coverDays + ' days before ' + (scope.asOf ?? 'the first sale') + '.';
    const paints = ['bad', 'warn', 'warn', 'accent', 'accent', 'accent', 'muted'];
    chart(box, 340, summary, (width) => {
      const option = ranking(cover, (row) => row.label, (row) => row.products, (row) => number(row.products),
        (i) => [cover[i].label, counted(cover[i].products, 'product', 'products')])(width);
      option.series[0].data = option.series[0].data.map((value, i) => ({ value, itemStyle: { color: colour(paints[i]) } }));
      return option;
    });
    const holder = box.querySelector('.table');
    if (!warnings.length) {
      holder.append(element('p', 'summary', 'Nothing is running out.'));
    } else {
      const caption = warnings.length < Number(totals.warned)
        ? 'The ' + warnings.length + ' best sellers of ' + number(totals.warned) + ' products that are running out'
        : 'Products that are running out, best sellers first';
      holder.append(scrolling(caption, table(caption, [
        ['Product', (row) => row.name, 'wide'],
        ['Code', (row) => row.sku ?? '–', ''],
        ['State', (row) => capital(row.state), 'short', (row) => (row.state === 'out of stock' ? 'out' : 'low')],
        ['Stock', (row) => number(row.stock), 'number'],
        ['Sold in ' + scope.coverDays + ' days', (row) => number(row.units), 'number'],
        ['Days left', (row) => number(row.cover), 'number'],
      ], warnings)));
    }
    details(box, 'Products by days of cover', [
      ['Days of cover', (row) => row.label, 'short'],
      ['Products', (row) => number(row.products), 'number'],
    ], cover);
  };

  heading();
  keyFigures();
  if (isEmpty) document.querySelector('.grid').remove();
  else [revenue, statuses, products, categories, buyers, cohorts, segments, stock].forEach((part) => part());

  // ---- drawing ----

  const drawOne = ({ box, instance, paint }) => {
    instance.resize();
    paint();
    instance.getZr().flush();
    const svg = box.querySelector('svg');
    // lets the print layout shrink it
    svg.setAttribute('viewBox', '0 0 ' + svg.getAttribute('width') + ' ' + svg.getAttribute('height'));
  };
  const draw = () => charts.forEach(drawOne);

  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches);
  const show = () => {
    byId('theme').setAttribute('aria-pressed', String(dark()));
    draw();
  };

  byId('theme').addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    show();
  });
  systemDark.addEventListener('change', show);

  // not the window: a page scroll bar narrows them too
  const resized = new ResizeObserver(() => {
    charts.filter(({ box, instance }) => box.clientWidth !== instance.getWidth()).forEach(drawOne);
  });
  charts.forEach(({ box }) => resized.observe(box));

  // in print: light theme, paper width, all data tables open
  let before = null;
  addEventListener('beforeprint', () => {
    before = { theme: root.dataset.theme, closed: [...document.querySelectorAll('details:not([open])')] };
    before.closed.forEach((one) => { one.open = true; });
    root.dataset.theme = 'light';
    root.classList.add('printing');
    draw();
  });
  addEventListener('afterprint', () => {
    if (!before) return;
    before.closed.forEach((one) => { one.open = false; });
    if (before.theme) root.dataset.theme = before.theme;
    else delete root.dataset.theme;
    root.classList.remove('printing');
    before = null;
    draw();
  });

  show();
})();
