using ContactCenter.Entities;
using ContactCenter.Workspace;

namespace ContactCenter.Webhooks;

/// <summary>Wakes the endpoints regularly: for what is tried again, and for what a crash cut off.</summary>
public sealed class WebhookUpkeep(IGrainFactory grains, IWorkspaceConfiguration workspace) : IUpkeep
{
    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
    {
        var endpoints = WebhookTarget.IdsOf(workspace.Current).ToList();
        await Task.WhenAll(endpoints.Select(id => grains.GetGrain<IWebhookDeliveryGrain>(id).Wake()));
        return endpoints.Count == 0 ? null : NextRun.Soon;
    }
}
