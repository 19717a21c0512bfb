using ContactCenter.Entities;
using ContactCenter.Workspace;

namespace ContactCenter.Webhooks;

/// <summary>Wakes the endpoints regularly: for what is tried again, and for what a crash cut off.</summary>
public sealed class WebhookUpkeep(IGrainFactory grains, IWorkspaceConfiguration workspace) : IUpkeep
{
    public async Task RunOnceAsync(CancellationToken cancellationToken) => await Task.WhenAll(
        WebhookTarget.IdsOf(workspace.Current).Select(id => grains.GetGrain<IWebhookDeliveryGrain>(id).Wake()));
}
