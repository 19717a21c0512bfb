namespace ContactCenter.Routing;

/// <summary>Values of the setting Livechat_Routing_Method (contract §3.6).</summary>
public static class RoutingMethods
{
    /// <summary>The free agent with the fewest conversations.</summary>
    public const string Auto = "Auto_Selection";

    /// <summary>Agents take from the queue themselves.</summary>
    public const string Manual = "Manual_Selection";
}
