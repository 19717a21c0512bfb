namespace ContactCenter.Api.Contacts;

/// <summary>Writes values of enumerations as the journal does: ByHand becomes "byHand".</summary>
internal static class EnumNames
{
    public static string Of(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
