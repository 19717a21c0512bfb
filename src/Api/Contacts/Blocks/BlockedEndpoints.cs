using ContactCenter.Accounts;
using ContactCenter.Blocks;
using ContactCenter.Journal;

namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>The list of blocks.</summary>
internal sealed class BlockedEndpoints(
    IContactDirectory contactDirectory, IBlockSearch blockSearch, IAccountDirectory accountDirectory, IBlockRefusals refusals,
    IWorkspaceConfiguration workspace, TimeProvider time) : IApiModule
{
    public void Map(ApiRoutes api) => api.Map(BlockOperations.List, ListAsync);

    private async Task<ApiResponse> ListAsync(ApiCall call)
    {
        var input = call.Input;
        var page = Paging.Read(
            input, workspace.Current, ("blockedAt", "blockedAt"), ("expiresAt", "expiresAt"), ("scope", "scope"));
        var contactId = input.Text("contactId") is { } asked ? await contactDirectory.ResolveContactIdAsync(asked, call.Aborted) : null;
        await refusals.FlushAsync(call.Aborted);
        var found = await blockSearch.ListBlocksAsync(
            new BlockQuery(
                page, input.Text("scope"), input.Text("text"), contactId, Actor(input.Text("blockedBy")),
                input.Flag("expired") == true ? null : time.GetUtcNow()),
            call.Aborted);
        var blocks = found.Items.Select(item => new ShownBlock(item.Block, item)).ToList();
        var accounts = await AccountsAsync(blocks.Select(block => block.View.BlockedBy), call.Aborted);
        return PagedResponse.Of("blocks", blocks, page, found.Total, (json, block) => BlockJson.Write(json, block, accounts));
    }

    /// <summary>Actors are asked for as they are shown: a user's id, or "system".</summary>
    private static string? Actor(string? shown) => shown is null or Actors.System ? shown : Actors.User(shown);

    private async Task<Dictionary<string, AccountView>> AccountsAsync(IEnumerable<string> actors, CancellationToken cancellationToken)
    {
        var accounts = new Dictionary<string, AccountView>(StringComparer.Ordinal);
        foreach (var userId in actors.Select(BlockJson.UserId).OfType<string>().Distinct())
            if (await accountDirectory.FindAccountAsync(userId, cancellationToken) is { } account)
                accounts[userId] = account;
        return accounts;
    }
}
