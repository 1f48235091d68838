/** A key of the keyboard, as printed on buttons and sheets. */
export function Key({ children }: { readonly children: string }) {
  return <kbd className="kbd">{children}</kbd>;
}
