/** A property that broke, and where. */
export interface Finding {
  /** Which property, with its rule or never-event. */
  property: string;
  detail: string;
}

export const finding = (property: string, detail: string): Finding => ({ property, detail });
