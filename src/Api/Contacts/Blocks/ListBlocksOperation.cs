using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>All blocks: whom they keep out, who blocked and why, how many attempts they refused.</summary>
internal sealed class ListBlocksOperation(
    IContactDirectory contacts, IBlockSearch search, Users users, IBlockRefusals refusals, IWorkspaceConfiguration workspace,
    TimeProvider time) : IOperation<ListBlocksRequest, ListBlocksResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.blocked")
    {
        Access = Access.AllOf(Permissions.ViewContact),
        ExampleRequest = new ListBlocksRequest(BlockScopes.Ip) { Count = 25 },
        ExampleResponse = new ListBlocksResponse([BlockExamples.OfRange]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListBlocksResponse> RunAsync(ApiCall call, ListBlocksRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("blockedAt", "blockedAt"), ("expiresAt", "expiresAt"), ("scope", "scope"));
        var contactId = request.ContactId is { } asked ? await contacts.ResolveContactIdAsync(asked, call.Aborted) : null;
        await refusals.FlushAsync(call.Aborted);
        var found = await search.ListBlocksAsync(
            new BlockQuery(
                page, request.Scope, request.Text, contactId, Actor(request.BlockedBy), request.Expired == true ? null : time.GetUtcNow()),
            call.Aborted);
        var blockers = await users.FindAllAsync(found.Items.Select(item => Actors.UserIdOf(item.Block.BlockedBy)), call.Aborted);
        return new ListBlocksResponse([.. found.Items.Select(item => BlockResponse.From(item, blockers))])
        {
            Count = found.Items.Length, Offset = page.Offset, Total = found.Total,
        };
    }

    /// <summary>Actors are asked for as they are shown: a user's id, or "system".</summary>
    private static string? Actor(string? shown) => shown is null or Actors.System ? shown : Actors.User(shown);
}

/// <param name="Text">A part of the target.</param>
/// <param name="BlockedBy">A user's id, or "system".</param>
/// <param name="Expired">True = also blocks that are over and not lifted yet.</param>
internal sealed record ListBlocksRequest(
    [AllowedValues(BlockScopes.Channel, BlockScopes.Contact, BlockScopes.Email, BlockScopes.Phone, BlockScopes.Ip)] string? Scope = null,
    [MaxLength(InputLimits.NameMax)] string? Text = null,
    [MaxLength(InputLimits.IdMax)] string? ContactId = null,
    [MaxLength(InputLimits.IdMax)] string? BlockedBy = null,
    bool? Expired = null) : PageParameters;

internal sealed record ListBlocksResponse(ImmutableArray<BlockResponse> Blocks) : PagedResult;
