namespace ContactCenter.Api.Health;

/// <summary>Which engine this build runs the grains on (DESIGN §3).</summary>
internal static class ActorRuntime
{
#if ORLEANS
    public const string Name = "Orleans";
#else
    public const string Name = "LocalRuntime";
#endif
}
