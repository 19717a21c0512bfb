namespace ContactCenter.Bench.Send;

/// <param name="InFlight">Messages that wait for their response at any moment: one per sender.</param>
/// <param name="ByHub">Visitors write over their hub connections; otherwise over REST.</param>
internal sealed record SendLoad(int InFlight, bool ByHub)
{
    public override string ToString() => $"{InFlight} in flight {(ByHub ? "over hubs" : "over HTTP")}";
}
