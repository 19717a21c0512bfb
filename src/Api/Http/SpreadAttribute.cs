using System.Text.Json.Serialization.Metadata;

namespace ContactCenter.Api.Http;

/// <summary>The members of this member's value are written in its place: what lists show as an item is, alone, the response itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SpreadAttribute : Attribute
{
    public static void Apply(JsonTypeInfo type)
    {
        for (var place = type.Properties.Count - 1; place >= 0; place--)
        {
            var whole = type.Properties[place];
            if (whole.AttributeProvider?.IsDefined(typeof(SpreadAttribute), inherit: false) != true) continue;
            type.Properties.RemoveAt(place);
            var next = place;
            foreach (var part in type.Options.GetTypeInfo(whole.PropertyType).Properties)
            {
                var member = type.CreateJsonPropertyInfo(part.PropertyType, part.Name);
                member.AttributeProvider = part.AttributeProvider;
                member.CustomConverter = part.CustomConverter;
                member.Get = part.Get is { } get ? value => get(whole.Get!(value)!) : null;
                type.Properties.Insert(next++, member);
            }
        }
    }
}
