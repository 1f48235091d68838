/** Whether what is dragged is files, and not a word or a link. */
export function holdsFiles({ dataTransfer }: { readonly dataTransfer: DataTransfer | null }): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

/**
 * A file let go where nothing takes files would make a browser open it, or go without a word. The pointer says beforehand that
 * nothing takes it there (H60); what a screen has answered is left to it.
 *
 * @returns how to stop.
 */
export function refuseStrayDrops(): () => void {
  const refuse = (event: DragEvent): void => {
    if (event.defaultPrevented || !holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
  const events = ['dragover', 'drop'] as const;
  events.forEach((name) => window.addEventListener(name, refuse));
  return () => events.forEach((name) => window.removeEventListener(name, refuse));
}
