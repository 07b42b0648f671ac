/** Who runs this installation, as web/operator.json has it; '' = not filled in. Lines of an address are parted by \n. */
export interface Operator {
  name: string;
  address: string;
  email: string;
  represented_by: string;
  register: string;
  vat_id: string;
  /** Supervisory authority for data protection. */
  authority: string;
  /** Applicable law, as in `the law of Germany`. */
  law: string;
  court: string;
  /** Who hosts ClickHouse, and where. */
  clickhouse_host: string;
  /** Date of the documents. */
  updated: string;
  /** Whether somebody who knows has checked the documents: takes the notice away that they are templates. */
  reviewed: boolean;
}
