namespace ContactCenter.Api.Workspace;

/// <summary>A department: agents who serve the same conversations (contract §6).</summary>
internal sealed record DepartmentResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The address that gets the messages of visitors who find nobody.</summary>
    public required string Email { get; init; }

    /// <summary>Whether it takes conversations.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Whether visitors may choose it before they write.</summary>
    public required bool ShowOnRegistration { get; init; }

    /// <summary>Whether visitors may choose it when nobody is there.</summary>
    public required bool ShowOnOfflineForm { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether a conversation is not closed without a tag.</summary>
    public required bool RequestTagBeforeClosingChat { get; init; }

    /// <summary>Tags that are offered when a conversation is closed.</summary>
    public required ImmutableArray<string> ChatClosingTags { get; init; }

    public string? OfflineMessageChannelName { get; init; }

    /// <summary>Ids of the departments to which its conversations may be forwarded; absent = all.</summary>
    public ImmutableArray<string>? DepartmentsAllowedToForward { get; init; }

    /// <summary>The id of the department that gets what is forwarded here while nobody is there.</summary>
    public string? FallbackForwardDepartment { get; init; }

    /// <summary>Whether conversations may be forwarded here while nobody is there, and then wait.</summary>
    public required bool AllowReceiveForwardOffline { get; init; }

    /// <summary>The most conversations of one agent at once; absent = the workspace's limit.</summary>
    public int? MaxNumberSimultaneousChat { get; init; }

    /// <summary>Absent = the workspace's.</summary>
    public int? VisitorInactivityTimeoutInSeconds { get; init; }

    /// <summary>The message with which conversations are closed whose visitors went silent.</summary>
    public string? AbandonedRoomsCloseCustomMessage { get; init; }

    /// <summary>The message to visitors who wait.</summary>
    public string? WaitingQueueMessage { get; init; }

    /// <summary>True when it is in the archive; absent otherwise.</summary>
    public bool? Archived { get; init; }

    public required int NumAgents { get; init; }

    [JsonPropertyName("_updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    public static DepartmentResponse From(DepartmentView department)
    {
        var profile = department.Profile;
        return new DepartmentResponse
        {
            Id = department.DepartmentId, Name = profile.Name, Email = profile.Email, Enabled = profile.Enabled,
            ShowOnRegistration = profile.ShowOnRegistration, ShowOnOfflineForm = profile.ShowOnOfflineForm, Description = profile.Description,
            RequestTagBeforeClosingChat = profile.RequestsTagBeforeClosing, ChatClosingTags = profile.ClosingTags,
            OfflineMessageChannelName = profile.OfflineMessageChannelName,
            DepartmentsAllowedToForward = profile.ForwardAllowedIds.IsEmpty ? null : profile.ForwardAllowedIds,
            FallbackForwardDepartment = profile.FallbackDepartmentId, AllowReceiveForwardOffline = profile.ReceivesForwardOffline,
            MaxNumberSimultaneousChat = profile.MaxSimultaneousChats, VisitorInactivityTimeoutInSeconds = profile.VisitorInactivityTimeoutSeconds,
            AbandonedRoomsCloseCustomMessage = profile.AbandonedCloseMessage, WaitingQueueMessage = profile.WaitingQueueMessage,
            Archived = department.IsArchived ? true : null, NumAgents = department.Agents.Length, UpdatedAt = department.UpdatedAt,
        };
    }
}

/// <summary>An agent as a member of a department.</summary>
/// <param name="Id">The ids of department and agent.</param>
/// <param name="Count">Kept as it was given; nothing depends on it.</param>
/// <param name="Order">The agent's place: the lower it is, the earlier the agent gets conversations.</param>
/// <param name="UpdatedAt">The time of the department's last change.</param>
internal sealed record DepartmentAgentResponse(
    [property: JsonPropertyName("_id")] string Id, string AgentId, string Username, string DepartmentId, bool DepartmentEnabled, int Count, int Order,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    public static ImmutableArray<DepartmentAgentResponse> Of(DepartmentView department, IEnumerable<DepartmentAgent> agents) =>
    [
        .. agents.Select(agent => new DepartmentAgentResponse(
            $"{department.DepartmentId}-{agent.AgentId}", agent.AgentId, agent.Username, department.DepartmentId, department.Profile.Enabled, agent.Count,
            agent.Order, department.UpdatedAt)),
    ];
}

/// <summary>A department by its name.</summary>
internal sealed record DepartmentNameResponse([property: JsonPropertyName("_id")] string Id, string Name);

/// <summary>A department with its agents.</summary>
internal sealed record SavedDepartmentResponse(DepartmentResponse Department, ImmutableArray<DepartmentAgentResponse> Agents) : ApiResult
{
    public static SavedDepartmentResponse From(DepartmentView department) =>
        new(DepartmentResponse.From(department), DepartmentAgentResponse.Of(department, department.Agents));
}
