/** What the picker draws over the page. Never receives the pointer. */
export interface PickerOverlay {
  /** Draw around `parts` as they stand now; nothing where there are none. */
  outline(parts: readonly Element[]): void;
  remove(): void;
}

const HOST =
  'all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; pointer-events: none !important; display: block !important;';
const FRAME =
  'position: fixed; box-sizing: border-box; border: 3px solid #1d5fa8; border-radius: 8px; background: rgb(29 95 168 / 0.10); box-shadow: 0 0 0 2px rgb(255 255 255 / 0.9);';
const BAR =
  'position: fixed; left: 50%; bottom: 24px; transform: translateX(-50%); max-width: calc(100vw - 32px); box-sizing: border-box; padding: 12px 20px; border-radius: 10px; background: #17324d; color: #fff; font: 15px/1.6 system-ui, "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", sans-serif; box-shadow: 0 4px 16px rgb(0 0 0 / 0.25);';

/** Lay the picker's hint and outline over `document`, in a closed shadow root that the page cannot look into. */
export function showOverlay(document: Document, hint: string): PickerOverlay {
  const host = document.createElement('div');
  // Through the CSS object model, which a page's content security policy does not restrict.
  host.style.cssText = HOST;
  const root = host.attachShadow({ mode: 'closed' });
  const frame = document.createElement('div');
  frame.style.cssText = FRAME;
  frame.hidden = true;
  frame.style.display = 'none';
  const bar = document.createElement('div');
  bar.style.cssText = BAR;
  bar.setAttribute('role', 'status');
  bar.textContent = hint;
  root.append(frame, bar);
  document.documentElement.append(host);

  return {
    outline(parts) {
      const boxes = parts
        .map(part => Element.prototype.getBoundingClientRect.call(part))
        .filter(box => box.width > 0);
      frame.style.display = boxes.length > 0 ? 'block' : 'none';
      if (boxes.length === 0) return;
      const left = Math.min(...boxes.map(box => box.left));
      const top = Math.min(...boxes.map(box => box.top));
      frame.style.left = `${left - 4}px`;
      frame.style.top = `${top - 4}px`;
      frame.style.width = `${Math.max(...boxes.map(box => box.right)) - left + 8}px`;
      frame.style.height = `${Math.max(...boxes.map(box => box.bottom)) - top + 8}px`;
    },
    remove: () => host.remove(),
  };
}
