// The standard's signs for inactivated alarms, drawn by ourselves: a bell is sound, a triangle is the alarm itself; a
// solid cross is off, a dashed one paused (after IEC 60601-1-8 Annex C). Words always stand beside them.

const SVG = 'http://www.w3.org/2000/svg';
const SHAPE = {
  audio: ['M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6z', 'M10 19a2 2 0 0 0 4 0'],
  alarm: ['M12 4L2.5 20.5h19z'],
  screen: ['M3 4h18v12H3z', 'M8 20.5h8M12 16v4.5'],
};
const CROSS = 'M2 2l20 20M22 2L2 22';

/**
 * @param what 'audio', 'alarm' or 'screen'
 * @param how 'off' or 'paused'; anything else: no cross
 */
export function symbol(what, how = 'on') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', `symbol ${how}`);
  for (const d of SHAPE[what]) svg.append(path(d, 'shape'));
  if (how === 'off' || how === 'paused') svg.append(path(CROSS, 'cross'));
  return svg;
}

function path(d, cls) {
  const node = document.createElementNS(SVG, 'path');
  node.setAttribute('d', d);
  node.setAttribute('class', cls);
  return node;
}
