/** The desktop's clipboard, text only. */
export interface TextClipboard {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
  clear(): void;
  /** What was last selected with the mouse, pasted by its middle button: X11 and its kin alone have one. */
  readonly selection?: Pick<TextClipboard, 'readText' | 'clear'> | undefined;
}
