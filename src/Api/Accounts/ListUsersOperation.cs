namespace ContactCenter.Api.Accounts;

/// <summary>All users, by name.</summary>
internal sealed class ListUsersOperation(IAccountDirectory directory, Users users, IWorkspaceConfiguration workspace)
    : IOperation<ListUsersRequest, ListUsersResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "users.list")
    {
        Access = Access.AllOf(Permissions.ViewOtherUser),
        ExampleRequest = new ListUsersRequest("grace") { Count = 25 },
        ExampleResponse = new ListUsersResponse([AccountExamples.User.User]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListUsersResponse> RunAsync(ApiCall call, ListUsersRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("name", "name"), ("username", "username"), ("createdAt", "createdAt"));
        var found = await directory.ListAccountsWithRoleAsync(null, request.Text, page, call.Aborted);
        var listed = new List<AccountResponse>();
        foreach (var account in found.Items) listed.Add(AccountResponse.From(account, await users.FindAgentAsync(account.UserId, call.Aborted)));
        return new ListUsersResponse([.. listed]) { Count = listed.Count, Offset = page.Offset, Total = found.Total };
    }
}

/// <param name="Text">A part of the name or of the user name.</param>
internal sealed record ListUsersRequest([MaxLength(InputLimits.NameMax)] string? Text = null) : PageParameters;

internal sealed record ListUsersResponse(ImmutableArray<AccountResponse> Users) : PagedResult;
