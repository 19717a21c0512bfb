using ContactCenter.Routing;

namespace ContactCenter.Tests;

/// <summary>A routing service that answers what a test says; without a word it names nobody.</summary>
public sealed class MemoryExternalRouting : IExternalRouting
{
    /// <summary>From the department to the agent.</summary>
    public Func<string?, ExternalChoice?> Answer { get; set; } = _ => null;

    public Task<ExternalChoice?> ChooseAsync(string? departmentId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Answer(departmentId));
}
