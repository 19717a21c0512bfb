using ContactCenter.Agents;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Routing;

/// <summary>
/// Finishes what a crash or a lost one-way message left behind. It wakes queues in which conversations wait, agents whose slots and
/// conversations are out of step, and the search index. In normal operation a run finds nothing to do.
/// </summary>
public sealed class Recovery(
    IGrainFactory grains, IQueueDirectory queueDirectory, IDueWorkDirectory dueWorkDirectory, IWorkspaceConfiguration workspace, TimeProvider time,
    ILogger<Recovery> logger) : IUpkeep
{
    private const int MaxAgentsPerRun = 100;
    private const int MaxQueuesPerRun = 10_000;

    private static readonly TimeSpan SearchIndexPeriod = TimeSpan.FromMinutes(1);

    private readonly UpkeepList _queues = new("Waking queue", time, logger);
    private readonly UpkeepList _agents = new("Comparing agent", time, logger);
    private DateTimeOffset _searchIndexDueAt = DateTimeOffset.MinValue;

    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
    {
        await _queues.RunAsync(
            _ => queueDirectory.ListQueuesWithWaitingAsync(cancellationToken), MaxQueuesPerRun, departmentId => departmentId ?? IQueueGrain.Public,
            departmentId => grains.GetGrain<IQueueGrain>(departmentId ?? IQueueGrain.Public).Wake(), cancellationToken);
        await _agents.RunAsync(
            max => dueWorkDirectory.ListAgentsOutOfStepAsync(max, cancellationToken), MaxAgentsPerRun, agentId => agentId,
            agentId => grains.GetGrain<IAgentGrain>(agentId).Reconcile(), cancellationToken);
        if (time.GetUtcNow() >= _searchIndexDueAt) await WakeSearchIndexAsync();
        return NextRun.Earliest(NextRun.Of(_queues, _agents), _searchIndexDueAt);
    }

    private async Task WakeSearchIndexAsync()
    {
        _searchIndexDueAt = time.GetUtcNow() + SearchIndexPeriod;
        await grains.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Contacts).Wake(SearchedWorkspace.Fields(workspace.Current));
    }
}
