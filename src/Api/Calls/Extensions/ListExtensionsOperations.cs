using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Calls.Extensions;

/// <summary>The extensions that agents have, by extension (contract §4).</summary>
internal sealed class ListExtensionsOperation(IWorkspaceConfiguration workspace) : IOperation<ListExtensionsRequest, ListExtensionsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/extensions")
    {
        Access = Access.AllOf(Permissions.ViewExtensions),
        ExampleRequest = new ListExtensionsRequest(CallExamples.Extension),
        ExampleResponse = new ListExtensionsResponse([ExtensionResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public Task<ListExtensionsResponse> RunAsync(ApiCall call, ListExtensionsRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var (shown, total) = page.Cut(workspace.Current.Extensions.Values
            .Where(item => (request.Extension is null || item.Extension == request.Extension) && (request.AgentId is null || item.UserId == request.AgentId))
            .OrderBy(item => item.Extension, StringComparer.Ordinal));
        return Task.FromResult(
            new ListExtensionsResponse([.. shown.Select(ExtensionResponse.From)]) { Count = shown.Length, Offset = page.Offset, Total = total });
    }
}

internal sealed record ListExtensionsRequest(
    [MaxLength(CatalogLimits.ExtensionCharactersMax)] string? Extension = null, [ValidId] string? AgentId = null) : PageParameters;

internal sealed record ListExtensionsResponse(ImmutableArray<ExtensionResponse> Extensions) : PagedResult;

/// <summary>
/// Extensions by their use (contract §4): allocated = those that agents have; available = that of the user. Which ones are free only the PBX knows.
/// </summary>
internal sealed class FindExtensionsOperation(Users users, IWorkspaceConfiguration workspace) : IOperation<FindExtensionsRequest, FindExtensionsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/extension")
    {
        Access = Access.AllOf(Permissions.ManageExtensions), Errors = [ExtensionErrors.UserNotFound, ExtensionErrors.FreeNotKnown],
        ExampleRequest = new FindExtensionsRequest("allocated"), ExampleResponse = new FindExtensionsResponse([CallExamples.Extension]),
    };

    public async Task<FindExtensionsResponse> RunAsync(ApiCall call, FindExtensionsRequest request)
    {
        var extensions = workspace.Current.Extensions;
        if (request.Type == "free") throw new ContactCenterException(ExtensionErrors.FreeNotKnown);
        if (request.Type == "allocated") return new FindExtensionsResponse([.. extensions.Keys.Order(StringComparer.Ordinal)]);
        var account = request.UserId is { } userId ? await users.FindAsync(userId, call.Aborted)
            : request.Username is { } username ? await users.FindByNameAsync(username, call.Aborted) : null;
        if (account is null) throw new ContactCenterException(ExtensionErrors.UserNotFound);
        return new FindExtensionsResponse(workspace.Current.FindExtension(account.UserId) is { } own ? [own.Extension] : []);
    }
}

/// <param name="Type">free, allocated or available.</param>
/// <param name="UserId">The user of available; or its user name.</param>
internal sealed record FindExtensionsRequest(
    [AllowedValues("free", "allocated", "available")] string Type, [ValidId] string? UserId = null, [ValidId] string? Username = null);

internal sealed record FindExtensionsResponse(ImmutableArray<string> Extensions) : ApiResult;

/// <summary>Agents without an extension, by name, and the one who has the extension that is named (contract §4).</summary>
internal sealed class ListFreeAgentsOperation(IAccountDirectory directory, IWorkspaceConfiguration workspace)
    : IOperation<ListFreeAgentsRequest, ListFreeAgentsResponse>
{
    /// <summary>A site's agents are few enough to be filtered here.</summary>
    private const int AgentsMax = 1_000;

    public static ApiOperation Operation { get; } = new("GET", "omnichannel/agents/available")
    {
        Access = Access.AllOf(Permissions.ManageExtensions),
        ExampleRequest = new ListFreeAgentsRequest("gra"),
        ExampleResponse = new ListFreeAgentsResponse([new FreeAgentResponse("rbAXPnMktTFbNpwtJ", "grace", "Grace Hopper", null)])
        {
            Count = 1, Offset = 0, Total = 1,
        },
    };

    public async Task<ListFreeAgentsResponse> RunAsync(ApiCall call, ListFreeAgentsRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("name", "name"), ("username", "username"));
        var agents = await directory.ListAccountsWithRoleAsync(Roles.Agent, request.Text, page with { Offset = 0, Count = AgentsMax }, call.Aborted);
        var (shown, total) = page.Cut(agents.Items.Select(account => FreeAgentResponse.From(account, workspace.Current.FindExtension(account.UserId)))
            .Where(agent => agent.Extension is null || agent.Extension == request.IncludeExtension));
        return new ListFreeAgentsResponse(shown) { Count = shown.Length, Offset = page.Offset, Total = total };
    }
}

/// <param name="Text">A part of the name or user name, in any case.</param>
/// <param name="IncludeExtension">The agent who has it is listed too.</param>
internal sealed record ListFreeAgentsRequest(
    [MaxLength(InputLimits.NameMax)] string? Text = null, [MaxLength(CatalogLimits.ExtensionCharactersMax)] string? IncludeExtension = null) : PageParameters;

internal sealed record ListFreeAgentsResponse(ImmutableArray<FreeAgentResponse> Agents) : PagedResult;

/// <summary>An agent who may get an extension.</summary>
internal sealed record FreeAgentResponse([property: JsonPropertyName("_id")] string Id, string Username, string Name, string? Extension)
{
    public static FreeAgentResponse From(AccountView account, ExtensionItem? item) =>
        new(account.UserId, account.Username, account.Name, item?.Extension);
}

/// <summary>
/// How the phone of a user signs in at the PBX (contract §4). Phones do so with the PBX alone: neither its address nor a password is kept here, so there is
/// never an endpoint.
/// </summary>
internal sealed class RegistrationInfoOperation(IWorkspaceConfiguration workspace) : IOperation<RegistrationInfoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("GET", "connector.extension.getRegistrationInfoByUserId")
    {
        Access = Access.AllOf(Permissions.ViewExtensions), Errors = [ExtensionErrors.NotFound, ExtensionErrors.NoEndpoint],
        ExampleRequest = new RegistrationInfoRequest("rbAXPnMktTFbNpwtJ"),
    };

    public Task<Done> RunAsync(ApiCall call, RegistrationInfoRequest request) => throw new ContactCenterException(
        workspace.Current.FindExtension(request.Id) is null ? ExtensionErrors.NotFound : ExtensionErrors.NoEndpoint);
}

/// <param name="Id">The id of the user.</param>
internal sealed record RegistrationInfoRequest([ValidId] string Id);
