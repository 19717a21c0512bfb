using ContactCenter.Agents;
using ContactCenter.Contacts;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Workspace;

namespace ContactCenter.Routing;

/// <summary>
/// Finishes what a crash or a lost one-way message left behind, from what is committed: queues in which somebody waits are woken, agents
/// whose slots and conversations are out of step compare them, contacts found by older fields are rewritten. In normal operation every run finds nothing to do.
/// </summary>
public sealed class Recovery(IGrainFactory grains, IDirectory directory, IWorkspaceConfiguration workspace, TimeProvider time) : IUpkeep
{
    private const int MaxAgentsPerRun = 100;

    private static readonly TimeSpan SearchIndexPeriod = TimeSpan.FromMinutes(1);

    private DateTimeOffset _searchIndexDueAt = DateTimeOffset.MinValue;

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var departmentId in await directory.ListQueuesWithWaitingAsync(cancellationToken))
            await grains.GetGrain<IQueueGrain>(departmentId ?? IQueueGrain.Public).Wake();
        foreach (var agentId in await directory.ListAgentsOutOfStepAsync(MaxAgentsPerRun, cancellationToken))
            await grains.GetGrain<IAgentGrain>(agentId).Reconcile();
        if (time.GetUtcNow() >= _searchIndexDueAt) await WakeSearchIndexAsync();
    }

    private async Task WakeSearchIndexAsync()
    {
        _searchIndexDueAt = time.GetUtcNow() + SearchIndexPeriod;
        await grains.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Contacts).Wake(SearchedFields.Of(workspace.Current));
    }
}
