namespace ContactCenter.Api.Accounts;

/// <summary>A sign-in's <c>user</c>: a user name or an e-mail address as a text, or an object with one of them (contract §7.1).</summary>
[JsonConverter(typeof(Converter))]
internal sealed record GivenUser(string? Name) : IHasSchema
{
    public static Schema Schema { get; } = new OneOfSchema(Schema.Text(InputLimits.NameMax), RequestSchemas.Of<UserByNameOrEmail>());

    internal sealed class Converter : JsonConverter<GivenUser>
    {
        public override GivenUser Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String) return new GivenUser(reader.GetString());
            var user = JsonSerializer.Deserialize(ref reader, ApiJson.TypeOf<UserByNameOrEmail>())!;
            return new GivenUser(user.Username ?? user.Email);
        }

        public override void Write(Utf8JsonWriter writer, GivenUser value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}

/// <summary>One of the two; the user name is taken if both are given.</summary>
internal sealed record UserByNameOrEmail([MaxLength(InputLimits.NameMax)] string? Username = null, [MaxLength(InputLimits.NameMax)] string? Email = null);
