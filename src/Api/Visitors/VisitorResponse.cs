using System.Diagnostics.CodeAnalysis;
using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>A visitor as agents see it (contract §2.1): without its token.</summary>
internal record VisitorResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public required string Username { get; init; }

    public required string Status { get; init; }

    public string? Name { get; init; }

    /// <summary>At most one.</summary>
    public ImmutableArray<VisitorPhoneResponse>? Phone { get; init; }

    /// <summary>At most one.</summary>
    public ImmutableArray<VisitorEmailResponse>? VisitorEmails { get; init; }

    /// <summary>The id of the department that it asked for.</summary>
    public string? Department { get; init; }

    /// <summary>Values of visitors' custom fields.</summary>
    public IReadOnlyDictionary<string, string>? LivechatData { get; init; }

    /// <summary>The time when it registered.</summary>
    public required DateTimeOffset Ts { get; init; }

    [JsonPropertyName("_updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The user who looks after it, in the older operations on contacts.</summary>
    public VisitorManagerResponse? ContactManager { get; init; }

    public static VisitorResponse From(VisitorView visitor) => new()
    {
        Id = visitor.VisitorId, Username = visitor.Username, Status = visitor.Status, Name = visitor.Name,
        Phone = VisitorPhoneResponse.From(visitor), VisitorEmails = VisitorEmailResponse.From(visitor), Department = visitor.DepartmentId,
        LivechatData = visitor.CustomFields.IsEmpty ? null : visitor.CustomFields, Ts = visitor.CreatedAt, UpdatedAt = visitor.UpdatedAt,
    };
}

/// <summary>A visitor as it sees itself. Its token is written here and nowhere else, and for itself alone.</summary>
internal sealed record RegisteredVisitorResponse : VisitorResponse
{
    [SetsRequiredMembers]
    private RegisteredVisitorResponse(VisitorResponse visitor, string token)
        : base(visitor) => Token = token;

    /// <summary>Its secret, by which it is known.</summary>
    [JsonPropertyOrder(-1)]
    public string Token { get; }

    public static RegisteredVisitorResponse From(VisitorView visitor, string token) => new(From(visitor), token);
}

/// <summary>A visitor that a search found.</summary>
internal sealed record FoundVisitorResponse : VisitorResponse
{
    [SetsRequiredMembers]
    private FoundVisitorResponse(VisitorResponse visitor)
        : base(visitor)
    {
    }

    /// <summary>The conversation that was opened last; absent = there is none.</summary>
    [JsonPropertyOrder(1)]
    public LastChatResponse? LastChat { get; init; }

    public static FoundVisitorResponse From(VisitorView visitor, ConversationView? last) => new(From(visitor)) { LastChat = LastChatResponse.From(last) };
}

internal sealed record VisitorManagerResponse([property: JsonPropertyName("_id")] string Id, string Username);

internal sealed record VisitorPhoneResponse(string PhoneNumber)
{
    public static ImmutableArray<VisitorPhoneResponse>? From(VisitorView visitor) => visitor.Phone is { } phone ? [new(phone)] : null;
}

internal sealed record VisitorEmailResponse(string Address)
{
    public static ImmutableArray<VisitorEmailResponse>? From(VisitorView visitor) => visitor.Email is { } email ? [new(email)] : null;
}
