using System.Globalization;

namespace ContactCenter.Tests.Processes;

internal enum FaultKind
{
    SiloKilled,
    SiloFrozen,
    ApiKilled,
    ConnectionsDropped,
    PostgresRestarted,
}

/// <param name="Target">Chooses among the silos.</param>
internal sealed record Fault(FaultKind Kind, int Target);

/// <summary>The faults of a run in their order, each kind at least once, from a seed. <c>CHAOS_FAULTS</c> and <c>CHAOS_SECONDS</c> make it longer.</summary>
internal sealed class FaultPlan
{
    private const int FewestFaults = 5;
    private const int SecondsByDefault = 60;

    private FaultPlan(IReadOnlyList<Fault> faults, TimeSpan duration) => (Faults, Duration) = (faults, duration);

    public IReadOnlyList<Fault> Faults { get; }

    public TimeSpan Duration { get; }

    /// <summary>The time between the beginnings of two faults, when the first has healed by then.</summary>
    public TimeSpan Pace => Duration / Faults.Count;

    public static FaultPlan Create(Random random)
    {
        var kinds = Enum.GetValues<FaultKind>();
        var count = Math.Max(Read("CHAOS_FAULTS", FewestFaults), kinds.Length);
        var drawn = kinds.Concat(Enumerable.Range(0, count - kinds.Length).Select(_ => kinds[random.Next(kinds.Length)])).ToArray();
        random.Shuffle(drawn);
        return new FaultPlan([.. drawn.Select(kind => new Fault(kind, random.Next(60)))], TimeSpan.FromSeconds(Read("CHAOS_SECONDS", SecondsByDefault)));
    }

    private static int Read(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : byDefault;
}
