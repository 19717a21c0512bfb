namespace ContactCenter.Routing;

/// <summary>Values of the setting Omnichannel_sorting_mechanism (contract §3.4).</summary>
public static class QueueOrders
{
    public const string Timestamp = "Timestamp";
    public const string Priority = "Priority";
    public const string ServiceLevel = "SLAs";
}
