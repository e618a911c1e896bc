// Main process of the desktop program. Copying and pasting need a menu on some platforms; nothing else is in it, and
// the developer tools only where the program is not packaged.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

export function setSeatMenu(showPhone: () => void): void {
  const view: MenuItemConstructorOptions[] = [
    { label: '电话页 Phone', click: showPhone },
    { role: 'zoomIn', label: '放大 Larger' },
    { role: 'zoomOut', label: '缩小 Smaller' },
    { role: 'resetZoom', label: '原大小 Actual size' },
    ...(app.isPackaged ? [] : ([{ role: 'toggleDevTools' }] as const)),
  ];
  const template: MenuItemConstructorOptions[] = [
    {
      label: '编辑 Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    { label: '显示 View', submenu: view },
    { label: '程序 Program', submenu: [{ role: 'quit', label: '退出 Quit' }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
