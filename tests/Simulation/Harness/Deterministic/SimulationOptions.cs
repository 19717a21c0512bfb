namespace ContactCenter.Harness;

/// <summary>Limits of one simulation: reaching one means that it does not come to an end.</summary>
public sealed record SimulationOptions
{
    public DateTimeOffset Start { get; init; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public long MaxTurns { get; init; } = 10_000_000;

    public TimeSpan MaxVirtualTime { get; init; } = TimeSpan.FromDays(30);
}

/// <summary>A simulation cannot go on. The message says why, with the seed that repeats it and what is stuck.</summary>
public sealed class SimulationException : Exception
{
    public SimulationException()
    {
    }

    public SimulationException(string message) : base(message)
    {
    }

    public SimulationException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
