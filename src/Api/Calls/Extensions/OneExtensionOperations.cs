using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Calls.Extensions;

/// <summary>
/// Gives an agent an extension: by it the PBX's events name the agent, and it is called when the agent dials. It replaces a former one (contract §4).
/// </summary>
internal sealed class SetExtensionOperation(WorkspaceWriter writer, Users users, TimeProvider time) : IOperation<SetExtensionRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/agent/extension")
    {
        Access = Access.AllOf(Permissions.ManageExtensions),
        Errors = [ExtensionErrors.UserNotFound, CatalogErrors.ExtensionTaken, CatalogErrors.TooMany],
        ExampleRequest = new SetExtensionRequest(CallExamples.Extension, Username: "grace"),
    };

    public async Task<Done> RunAsync(ApiCall call, SetExtensionRequest request)
    {
        var account = request.UserId is { } userId ? await users.FindAsync(userId, call.Aborted)
            : await users.FindByNameAsync(request.Username!, call.Aborted);
        if (account?.Roles.Contains(Roles.Agent) != true) throw new ContactCenterException(ExtensionErrors.UserNotFound);
        return await writer.WriteAsync(
            call, (actor, context) => actor.SaveItem(context, new ExtensionItem(request.Extension, account.UserId, account.Username, time.GetUtcNow())));
    }
}

/// <param name="UserId">The agent, or its user name.</param>
[ExactlyOneOf("userId", "username")]
internal sealed record SetExtensionRequest(
    [NotEmpty, OneLine, MaxLength(CatalogLimits.ExtensionCharactersMax)] string Extension, [ValidId] string? UserId = null, [ValidId] string? Username = null);

/// <summary>The extension of an agent (contract §4).</summary>
internal sealed class GetExtensionOperation(AgentExtensions extensions) : IOperation<NoRequest, GetExtensionResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/agent/extension/{username}")
    {
        Access = Access.AllOf(Permissions.ViewExtensions), Errors = [ExtensionErrors.UserNotFound, ExtensionErrors.NotFound],
        ExampleResponse = new GetExtensionResponse(ExtensionResponse.Example),
    };

    public async Task<GetExtensionResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var account = await extensions.GetAgentAsync(call);
        var found = extensions.Find(account.UserId) ?? throw new ContactCenterException(ExtensionErrors.NotFound);
        return new GetExtensionResponse(ExtensionResponse.From(found));
    }
}

internal sealed record GetExtensionResponse(ExtensionResponse Extension) : ApiResult;

/// <summary>Takes the extension from an agent (contract §4).</summary>
internal sealed class RemoveExtensionOperation(AgentExtensions extensions, WorkspaceWriter writer) : IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("DELETE", "omnichannel/agent/extension/{username}")
    {
        Access = Access.AllOf(Permissions.ManageExtensions), Errors = [ExtensionErrors.UserNotFound],
    };

    public async Task<Done> RunAsync(ApiCall call, NoRequest request)
    {
        var account = await extensions.GetAgentAsync(call);
        if (extensions.Find(account.UserId) is not { } found) return Done.Instance;
        return await writer.WriteAsync(call, (actor, context) => actor.DeleteItem(context, CatalogKinds.Extension, found.Extension));
    }
}

/// <summary>Finds agents and their extensions.</summary>
internal sealed class AgentExtensions(Users users, IWorkspaceConfiguration workspace)
{
    /// <summary>Gets the agent that the path names.</summary>
    public async Task<AccountView> GetAgentAsync(ApiCall call) =>
        await users.FindByNameAsync(call.FromPath("username"), call.Aborted) is { } account && account.Roles.Contains(Roles.Agent)
            ? account
            : throw new ContactCenterException(ExtensionErrors.UserNotFound);

    /// <summary>The extension of a user; null = none.</summary>
    public ExtensionItem? Find(string userId) => workspace.Current.FindExtension(userId);
}
