using ContactCenter.Agents;
using ContactCenter.Directory;

namespace ContactCenter.Routing;

/// <summary>
/// Finishes what a crash or a lost one-way message left behind, from what is committed: queues in which somebody waits are woken, agents
/// whose slots and conversations are out of step compare them. In normal operation every run finds nothing to do.
/// </summary>
public sealed class Recovery(IGrainFactory grains, IDirectory directory)
{
    private const int MaxAgentsPerRun = 100;

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var departmentId in await directory.ListQueuesWithWaitingAsync(cancellationToken))
            await grains.GetGrain<IQueueGrain>(departmentId ?? IQueueGrain.Public).Wake();
        foreach (var agentId in await directory.ListAgentsOutOfStepAsync(MaxAgentsPerRun, cancellationToken))
            await grains.GetGrain<IAgentGrain>(agentId).Reconcile();
    }
}
