/** The least that the App Router sends: what every page of it weighs without anything on it. */
export default function EmptyPage() {
  return <h1>Empty</h1>
}
