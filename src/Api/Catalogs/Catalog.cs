using ContactCenter.Journal;

namespace ContactCenter.Api.Catalogs;

/// <summary>Changes the workspace's catalogs; responds when this node shows the change.</summary>
internal sealed class Catalog(IGrainFactory grains, IJournalFollower follower)
{
    public async Task SaveAsync(ApiCall call, CatalogItem item) =>
        await follower.SeenAsync(await Workspace().SaveItem(call.Ids.Command(call.Caller.Actor), item));

    /// <param name="kind">One of <see cref="CatalogKinds"/>.</param>
    public async Task DeleteAsync(ApiCall call, string kind, string itemId) =>
        await follower.SeenAsync(await Workspace().DeleteItem(call.Ids.Command(call.Caller.Actor), kind, itemId));

    private IWorkspaceGrain Workspace() => grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key);
}
