using ContactCenter.Visitors;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.CustomFields;

/// <summary>Custom fields: what administrators define, and what visitors say of themselves (contract §5).</summary>
internal static class CustomFieldOperations
{
    private const string Group = "Custom fields";

    private const string Example = """
        {"_id":"plan","label":"Plan","scope":"visitor","visibility":"visible","searchable":true,"regexp":"^[a-z]+$","required":false,
         "type":"select","options":"free,gold","public":true,"_updatedAt":"2026-11-22T09:00:00.000Z"}
        """;

    private static readonly Schema Token = Text(InputLimits.TokenMax);

    private static readonly SchemaProperty[] VisitorValue =
        [Required("key", Id()), Required("value", Text()), Required("overwrite", Flag())];

    public static ApiOperation List { get; } = new("GET", "livechat/custom-fields", "Custom fields, by label.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewRoom),
        Input = Object([Optional("text", Text(InputLimits.NameMax)), .. Paging.Parameters]),
        Request = """{"text":"plan"}""",
        Response = $$"""{"customFields":[{{Example}}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation Get { get; } = new("GET", "livechat/custom-fields/{_id}", "One custom field; null when unknown.")
    {
        Group = Group, Access = Access.AllOf(Permissions.ViewRoom), Response = $$"""{"customField":{{Example}}}""",
    };

    public static ApiOperation Save { get; } = new("POST", "livechat/custom-fields.save",
        "Creates a custom field (customFieldId null), changes or renames one. Contacts are found by a searchable field's values soon after.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewManager),
        Input = Object(
            Optional("customFieldId", Id()),
            Required("customFieldData", Object(
                Required("field", Text(CustomFieldLimits.FieldMax)), Required("label", Text(CustomFieldLimits.LabelMax).NotEmpty().OneLine()),
                Required("scope", Text().OneOf(CustomFieldDefinition.VisitorScope, CustomFieldDefinition.RoomScope)),
                Required("visibility", Text(CustomFieldLimits.VisibilityMax)), Required("regexp", Text(CustomFieldLimits.PatternMax)),
                Required("searchable", Flag()), Optional("required", Flag()),
                Optional("type", Text().OneOf(CustomFieldDefinition.InputType, CustomFieldDefinition.SelectType)),
                Optional("defaultValue", Text(CustomFieldLimits.TextMax)), Optional("options", Text(CustomFieldLimits.TextMax)),
                Optional("public", Flag())))),
        Errors =
        [
            CustomFieldErrors.NotFoundOnSave, CustomFieldErrors.AlreadyExists, CustomFieldErrors.InvalidName,
            CustomFieldErrors.InvalidPattern, CustomFieldErrors.UnboundedPattern, CustomFieldErrors.TooMany,
        ],
        Request = """
            {"customFieldId":null,"customFieldData":{"field":"plan","label":"Plan","scope":"visitor","visibility":"visible",
             "regexp":"^[a-z]+$","searchable":true,"type":"select","options":"free,gold","public":true}}
            """,
        Response = $$"""{"customField":{{Example}}}""",
    };

    public static ApiOperation Delete { get; } = new("POST", "livechat/custom-fields.delete",
        "Deletes a custom field. Values stored under it are kept and no longer changed or searched.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewManager),
        Input = Object(Required("customFieldId", Id())),
        Errors = [CustomFieldErrors.NotFoundOnDelete],
        Request = """{"customFieldId":"plan"}""",
        Response = "{}",
    };

    public static ApiOperation Progress { get; } = new("GET", "livechat/custom-fields.progress",
        "How far contacts are rewritten after a change of which fields are searchable.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewManager),
        Response = """{"outdated":1200,"total":50000,"done":false}""",
    };

    public static ApiOperation SetOne { get; } = new("POST", "livechat/custom.field", "A visitor sets a custom field of its own.")
    {
        Group = Group,
        Access = Access.Visitor,
        WhileBlocked = WhileBlocked.JudgedByActor,
        Input = Object([Required("token", Token), .. VisitorValue]),
        Errors =
        [
            VisitorErrors.InvalidToken, CustomFieldErrors.Unknown, CustomFieldErrors.InvalidValue("<key>"),
            CustomFieldErrors.MissingRequired(["<key>"]),
        ],
        Request = """{"token":"iNKE8a6k6cjbqWhWd","key":"plan","value":"gold","overwrite":true}""",
        Response = """{"field":{"key":"plan","value":"gold","overwrite":true}}""",
    };

    public static ApiOperation SetSeveral { get; } = SetOne with
    {
        Path = "livechat/custom.fields",
        Summary = "A visitor sets custom fields of its own, all or none; required ones must have a value afterwards.",
        Input = Object(Required("token", Token), Required("customFields", Schema.List(Object(VisitorValue), InputLimits.CustomFieldsMax))),
        Request = """{"token":"iNKE8a6k6cjbqWhWd","customFields":[{"key":"plan","value":"gold","overwrite":true}]}""",
        Response = """{"fields":[{"Key":"plan","value":"gold","overwrite":true}]}""",
    };
}
