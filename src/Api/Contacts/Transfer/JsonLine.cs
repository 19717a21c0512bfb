namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>One value as a line of JSON.</summary>
internal static class JsonLine
{
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, ApiJson.TypeOf<T>()) + "\n";
}
