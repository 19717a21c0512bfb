using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Agents;

/// <summary>An agent or manager (contract §6).</summary>
/// <param name="Status">The presence: online, away, busy or offline.</param>
/// <param name="StatusLivechat">Whether conversations are wanted: "available" or "not-available".</param>
/// <param name="Emails">One, or none.</param>
/// <param name="CallActivity">"on-a-call" or "wrap-up"; absent = no call occupies the agent.</param>
internal sealed record StaffResponse(
    [property: JsonPropertyName("_id")] string Id, string Username, string Name, string Status, string StatusLivechat,
    ImmutableArray<AccountEmailResponse> Emails, StaffProfileResponse Livechat, string? CallActivity = null)
{
    public const string Available = "available";
    public const string NotAvailable = "not-available";

    public static StaffResponse Example { get; } = new(
        "rbAXPnMktTFbNpwtJ", "grace", "Grace Hopper", Presences.Online, Available, [new AccountEmailResponse("grace@example.com", false)],
        new StaffProfileResponse(3, ["billing"]));

    /// <param name="agent">Null = the user never was an agent.</param>
    public static StaffResponse From(AccountView account, AgentView? agent) => new(
        account.UserId, account.Username, account.Name, agent?.Presence ?? Presences.Offline, AvailabilityOf(agent), AccountEmailResponse.Of(account),
        new StaffProfileResponse(agent?.Capacity, agent?.Skills ?? []), agent?.CallActivity);

    public static string AvailabilityOf(AgentView? agent) => agent?.WantsConversations == true ? Available : NotAvailable;
}

/// <param name="MaxNumberSimultaneousChat">The most conversations at once; absent = the limit of the department or of the workspace.</param>
/// <param name="Skills">Tags that the agent can deal with.</param>
internal sealed record StaffProfileResponse(int? MaxNumberSimultaneousChat, ImmutableArray<string> Skills);

/// <summary>An agent or manager in a list.</summary>
/// <param name="Departments">Ids of the departments in which the user is an agent.</param>
internal sealed record ListedStaffResponse([property: Spread] StaffResponse Staff, ImmutableArray<string> Departments)
{
    public static ListedStaffResponse Example { get; } = new(StaffResponse.Example, [WorkspaceExamples.DepartmentId]);

    public static ListedStaffResponse From(AccountView account, AgentView? agent, WorkspaceSnapshot workspace) => new(
        StaffResponse.From(account, agent),
        [.. Workspace.Departments.IdsOf(workspace, account.UserId).Order(StringComparer.Ordinal)]);
}
