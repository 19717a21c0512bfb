using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Retention;

namespace ContactCenter.Workspace;

/// <summary>The shared configuration at one journal position.</summary>
/// <param name="Settings">Changed settings, by id, as JSON; others have their default (<see cref="SettingCatalog"/>).</param>
/// <param name="Permissions">Changed permissions, by id; others have their default roles (<see cref="PermissionCatalog"/>).</param>
public sealed record WorkspaceSnapshot(
    ImmutableDictionary<string, string> Settings,
    ImmutableDictionary<string, ImmutableArray<string>> Permissions,
    ImmutableDictionary<string, DepartmentView> Departments,
    ImmutableDictionary<string, CustomFieldDefinition> CustomFields)
{
    /// <summary>The setting behind <see cref="PhoneRegion"/>. When it changes, the rows by which contacts are found are rewritten.</summary>
    public const string PhoneRegionSetting = "Contacts_Default_Phone_Region";

    // The base is above all numbers of changes that a workspace can have. It grows when the folding of texts and addresses changes.
    private const long FoldingVersion = 1L << 40;

    /// <summary>
    /// Counts changes of which custom fields are searchable and of how phone numbers are compared. The rows by which contacts are found are
    /// rewritten when it grows.
    /// </summary>
    public long SearchVersion { get; init; }

    /// <summary><see cref="SearchVersion"/>, raised above every version that former releases wrote into rows.</summary>
    public long IndexVersion => FoldingVersion + SearchVersion;

    /// <summary>The region of phone numbers that are written without a country; empty = there is none.</summary>
    public string PhoneRegion => SettingText(PhoneRegionSetting);

    /// <summary>Names that the workspace gave priorities, by id; others have their standard names (<see cref="PriorityCatalog"/>).</summary>
    public ImmutableDictionary<string, string> PriorityNames { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, ServiceLevelItem> ServiceLevels { get; init; } = ImmutableDictionary<string, ServiceLevelItem>.Empty;
    public ImmutableDictionary<string, TagItem> Tags { get; init; } = ImmutableDictionary<string, TagItem>.Empty;
    public ImmutableDictionary<string, DispositionItem> Dispositions { get; init; } = ImmutableDictionary<string, DispositionItem>.Empty;

    /// <summary>Phones of agents, by extension.</summary>
    public ImmutableDictionary<string, ExtensionItem> Extensions { get; init; } = ImmutableDictionary<string, ExtensionItem>.Empty;
    public ImmutableDictionary<string, UnitItem> Units { get; init; } = ImmutableDictionary<string, UnitItem>.Empty;

    public ImmutableDictionary<string, CannedResponseItem> CannedResponses { get; init; } =
        ImmutableDictionary<string, CannedResponseItem>.Empty;

    public ImmutableDictionary<string, BusinessHourItem> BusinessHours { get; init; } = ImmutableDictionary<string, BusinessHourItem>.Empty;

    /// <summary>Endpoints to which events are sent, by id.</summary>
    public ImmutableDictionary<string, WebhookItem> Webhooks { get; init; } = ImmutableDictionary<string, WebhookItem>.Empty;

    /// <summary>Retention policies, by <see cref="RetentionPolicy.Key"/>.</summary>
    public ImmutableDictionary<string, RetentionPolicy> Retention { get; init; } = ImmutableDictionary<string, RetentionPolicy>.Empty;

    public static WorkspaceSnapshot Empty { get; } = new(
        ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, ImmutableArray<string>>.Empty,
        ImmutableDictionary<string, DepartmentView>.Empty, ImmutableDictionary<string, CustomFieldDefinition>.Empty);

    /// <summary>The custom fields of visitors and contacts, in the order of their names.</summary>
    public IEnumerable<CustomFieldDefinition> VisitorFields() =>
        CustomFields.Values.Where(field => field.Scope == CustomFieldDefinition.VisitorScope)
            .OrderBy(field => field.Field, StringComparer.Ordinal);

    /// <summary>Tells whether contacts are found by this field's value.</summary>
    public bool IsSearched(string field) =>
        CustomFields.GetValueOrDefault(field) is { Searchable: true, Scope: CustomFieldDefinition.VisitorScope };

    /// <summary>The user's phone; null = none is known.</summary>
    public ExtensionItem? FindExtension(string userId) => Extensions.Values.FirstOrDefault(item => item.UserId == userId);

    /// <summary>The setting's value as JSON; null when there is no such setting.</summary>
    public string? Setting(string id) => Settings.TryGetValue(id, out var value) ? value : SettingCatalog.Defaults.GetValueOrDefault(id);

    public bool SettingIsOn(string id) => Setting(id) == "true";

    /// <summary>A number setting; 0 when it is unset or not a number.</summary>
    public int SettingNumber(string id) => int.TryParse(Setting(id), out var number) ? number : 0;

    public string SettingText(string id) =>
        Setting(id) is { } json && json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json) ?? "" : "";

    public ImmutableArray<string> RolesOf(string permission) =>
        Permissions.TryGetValue(permission, out var roles) ? roles
        : PermissionCatalog.Defaults.TryGetValue(permission, out roles) ? roles : [];

    /// <summary>Tells whether any of the roles grants the permission.</summary>
    public bool Allows(ImmutableArray<string> roles, string permission)
    {
        var granted = RolesOf(permission);
        return roles.Any(role => granted.Contains(role));
    }
}
