using System.Collections.Concurrent;
using ContactCenter.Routing;

namespace ContactCenter.Tests;

/// <summary>A routing service that answers what a test says; without a word it names nobody.</summary>
public sealed class MemoryExternalRouting : IExternalRouting
{
    private readonly ConcurrentQueue<string?> _asked = new();

    /// <summary>From the department to the agent.</summary>
    public Func<string?, ExternalChoice?> Answer { get; set; } = _ => null;

    /// <summary>The departments that were asked for, in order.</summary>
    public IReadOnlyCollection<string?> Asked => _asked;

    public Task<ExternalChoice?> ChooseAsync(string? departmentId, CancellationToken cancellationToken = default)
    {
        _asked.Enqueue(departmentId);
        return Task.FromResult(Answer(departmentId));
    }
}
