import type { Page } from 'playwright-core';

/** A small JPEG with some words on it, painted by the browser. */
export async function paintJpeg(page: Page, words: string): Promise<Buffer> {
  const base64 = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 300 });
    const brush = canvas.getContext('2d');
    brush.fillStyle = '#9cc4e4';
    brush.fillRect(0, 0, 480, 300);
    brush.fillStyle = '#1d3557';
    brush.font = '32px sans-serif';
    brush.fillText(${JSON.stringify(words)}, 40, 160);
    return canvas.toDataURL('image/jpeg', 0.7).split(',')[1];
  })()`);
  return Buffer.from(base64, 'base64');
}
