/** The texts of the list of calls, in one language. */
export interface CallWords {
  readonly title: string;
  readonly own: string;
  readonly search: string;
  readonly show: string;
  readonly shows: Readonly<
    Record<
      | ''
      | 'offered'
      | 'missed'
      | 'answered'
      | 'open'
      | 'in-time'
      | 'returning'
      | 'familiar'
      | 'direct'
      | 'outgoing'
      | 'past',
      string
    >
  >;
  readonly allHotlines: string;
  readonly hotline: string;
  readonly agent: string;
  readonly everybody: string;
  readonly rule: string;
  readonly anyRule: string;
  readonly from: string;
  readonly to: string;
  readonly reset: string;
  readonly none: string;
  readonly searchedTo: (date: string) => string;
  readonly cut: string;
  readonly csv: string;
  readonly reading: (calls: string) => string;
  readonly csvCut: (calls: string) => string;
  readonly columns: Readonly<
    Record<
      'began' | 'name' | 'number' | 'kind' | 'hotline' | 'agent' | 'outcome' | 'waited' | 'talked' | 'reason',
      string
    >
  >;
}
