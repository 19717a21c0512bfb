namespace ContactCenter.Routing;

/// <summary>Values of the setting Livechat_Routing_Method (contract §3.6). An unknown value routes like <see cref="Auto"/>.</summary>
public static class RoutingMethods
{
    /// <summary>The free agent with the fewest conversations, then by its order in the department.</summary>
    public const string Auto = "Auto_Selection";

    /// <summary>Agents take from the queue themselves.</summary>
    public const string Manual = "Manual_Selection";

    /// <summary>The free agent with the fewest conversations, then who has waited longest for one.</summary>
    public const string LoadBalancing = "Load_Balancing";

    /// <summary>In turns: the free agent who has waited longest for a conversation, however many it has.</summary>
    public const string LoadRotation = "Load_Rotation";

    /// <summary>A service outside chooses the agent (<c>IExternalRouting</c>).</summary>
    public const string External = "External";
}
