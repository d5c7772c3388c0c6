/** What the record stage knows of places: GB/T 2260 as data, and how names are shortened. */

export interface RegionKnowledge {
  /** One line a province: its two digits, then each division's other four digits and its name. */
  readonly current: readonly string[];
  readonly former: readonly string[];
  /** Names of peoples in the names of autonomous divisions: 麻阳苗族自治县 is called 麻阳县. */
  readonly peoples: readonly string[];
  readonly autonomous: string;
  /** Endings of provinces and prefectures that are left out in speech. */
  readonly endings: readonly string[];
  /** What may follow a name without its ending: development zones and the like, never a street or a town. */
  readonly afterStem: RegExp;
}
