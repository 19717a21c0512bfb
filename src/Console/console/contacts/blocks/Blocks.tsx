export default function Blocks() { return null; }
