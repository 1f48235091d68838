/** What lies beside the searched folder, with the reason why it may be in clear: nothing else is left out. */
export const EXCLUDED: readonly { readonly place: string; readonly why: string }[] = [
  {
    place: 'sandbox/',
    why: 'the other side: the central store, its test keys, and the list of the practice that it writes',
  },
  { place: 'card/', why: 'the card itself, as SoftHSM2 keeps it: in life these keys are in the chip' },
  { place: 'saved/', why: 'the copy of the journal that the doctor saved by hand, where he said' },
  { place: 'pictures/', why: 'pictures of the screen taken by the program that plays the tour' },
  { place: 'config.json', why: 'written by whoever installs the workstation; holds no patient' },
];
