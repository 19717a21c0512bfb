using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ContactCenter.Workspace;

/// <summary>The kinds of <see cref="CatalogItem"/>; a name, once written, is never changed or reused.</summary>
public static class CatalogKinds
{
    public const string ServiceLevel = "sla";
    public const string Tag = "tag";
    public const string Unit = "unit";
    public const string CannedResponse = "canned-response";
    public const string BusinessHour = "business-hour";
    public const string Disposition = "disposition";
    public const string Extension = "extension";
}

/// <summary>An item of the shared configuration's catalogs, known by an id (contract §3.7).</summary>
[GenerateSerializer, Immutable, Alias("CatalogItem")]
[JsonDerivedType(typeof(ServiceLevelItem), CatalogKinds.ServiceLevel)]
[JsonDerivedType(typeof(TagItem), CatalogKinds.Tag)]
[JsonDerivedType(typeof(UnitItem), CatalogKinds.Unit)]
[JsonDerivedType(typeof(CannedResponseItem), CatalogKinds.CannedResponse)]
[JsonDerivedType(typeof(BusinessHourItem), CatalogKinds.BusinessHour)]
[JsonDerivedType(typeof(DispositionItem), CatalogKinds.Disposition)]
[JsonDerivedType(typeof(ExtensionItem), CatalogKinds.Extension)]
public abstract record CatalogItem;

/// <summary>A service level: the time within which a waiting conversation is due.</summary>
[GenerateSerializer, Immutable, Alias("ServiceLevelView")]
public sealed record ServiceLevelItem(string SlaId, string Name, string? Description, int DueTimeInMinutes, DateTimeOffset UpdatedAt) : CatalogItem;

/// <param name="DepartmentIds">The departments in which the tag is offered; empty = all.</param>
[GenerateSerializer, Immutable, Alias("TagView")]
public sealed record TagItem(string TagId, string Name, string? Description, ImmutableArray<string> DepartmentIds, DateTimeOffset UpdatedAt) : CatalogItem;

/// <summary>How a call can end for our work: what agents choose from in the wrap-up.</summary>
/// <param name="DepartmentIds">The departments in which it is offered; empty = all.</param>
[GenerateSerializer, Immutable, Alias("DispositionItem")]
public sealed record DispositionItem(string DispositionId, string Name, string? Description, ImmutableArray<string> DepartmentIds, DateTimeOffset UpdatedAt)
    : CatalogItem;

/// <summary>A phone at the PBX, and the agent whose phone it is. A user has at most one.</summary>
/// <param name="Extension">The PBX's name for it, by which events of calls name the agent.</param>
[GenerateSerializer, Immutable, Alias("ExtensionItem")]
public sealed record ExtensionItem(string Extension, string UserId, string Username, DateTimeOffset UpdatedAt) : CatalogItem;

/// <summary>A unit: departments that the same monitors look after.</summary>
/// <param name="Visibility">"public" or "private".</param>
[GenerateSerializer, Immutable, Alias("UnitView")]
public sealed record UnitItem(
    string UnitId, string Name, string Visibility, ImmutableArray<UnitMonitor> Monitors, ImmutableArray<string> DepartmentIds, DateTimeOffset UpdatedAt)
    : CatalogItem;

[GenerateSerializer, Immutable, Alias("UnitMonitor")]
public sealed record UnitMonitor(string MonitorId, string Username);

/// <summary>A text that agents send with a shortcut.</summary>
/// <param name="Scope">One of <see cref="CannedScopes"/>.</param>
/// <param name="DepartmentId">The department, for the scope of a department.</param>
/// <param name="OwnerId">The user, for the scope of a user.</param>
[GenerateSerializer, Immutable, Alias("CannedResponseView")]
public sealed record CannedResponseItem(
    string ResponseId, string Shortcut, string Text, string Scope, string? DepartmentId, string? OwnerId, UnitMonitor CreatedBy,
    ImmutableArray<string> Tags, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt) : CatalogItem;

/// <summary>The scopes of canned responses: who has one.</summary>
public static class CannedScopes
{
    public const string Global = "global";
    public const string Department = "department";
    public const string User = "user";
}

/// <summary>Business hours, in which agents take conversations.</summary>
/// <param name="Type">One of <see cref="BusinessHourTypes"/>.</param>
/// <param name="TimeZone">IANA id.</param>
/// <param name="DepartmentIds">The departments whose hours they are; only for custom ones.</param>
[GenerateSerializer, Immutable, Alias("BusinessHourView")]
public sealed record BusinessHourItem(
    string BusinessHourId, string Name, bool Active, string Type, string TimeZone, ImmutableArray<WorkHours> WorkHours,
    ImmutableArray<string> DepartmentIds, DateTimeOffset UpdatedAt) : CatalogItem;

/// <summary>A period of one weekday, by the clock on the wall of their time zone; a day may have several.</summary>
/// <param name="Finish">The end; not later than the start = on the next day.</param>
/// <param name="Open">False = closed all day.</param>
[GenerateSerializer, Immutable, Alias("WorkHours")]
public sealed record WorkHours(DayOfWeek Day, TimeOnly Start, TimeOnly Finish, bool Open)
{
    /// <summary>The end was given as 24:00, the end of the day, and not as 00:00 of the next day.</summary>
    [Id(0)] public bool EndsWithDay { get; init; }
}

public static class BusinessHourTypes
{
    public const string Default = "default";
    public const string Custom = "custom";
}

/// <summary>Limits of the catalogs, which every node holds in memory.</summary>
public static class CatalogLimits
{
    public const int ServiceLevelsMax = 100;
    public const int TagsMax = 1_000;
    public const int DispositionsMax = 200;
    public const int ExtensionsMax = 5_000;
    public const int ExtensionCharactersMax = 100;
    public const int UnitsMax = 200;
    public const int CannedResponsesMax = 2_000;
    public const int BusinessHoursMax = 100;
    public const int PeriodsPerDayMax = 8;
    public const int WebhooksMax = 20;
}
