using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;

namespace ContactCenter.Tests.Stored;

/// <summary>
/// Fills a stored type with values that depend on nothing but the names of its members, so that ids of two samples refer to each other. A full
/// sample has every member; a sparse one has nothing that may be absent.
/// </summary>
internal sealed class Sampler(bool isFull, int alternative = 0)
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 16, 5, 9, 137, TimeSpan.Zero);
    private readonly NullabilityInfoContext _nullability = new();
    private readonly Stack<Type> _path = [];

    /// <summary>Types of which there are several below an abstract one; one sample holds one of them.</summary>
    public static IReadOnlyList<JsonDerivedTypeAttribute> Alternatives(Type type) =>
        [.. type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
            .Where(member => member.IsAbstract).SelectMany(member => member.GetCustomAttributes<JsonDerivedTypeAttribute>())];

    public object Make(Type type) => Value(type, type.Name, 0)!;

    private object? Value(Type type, string name, int index)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return isFull ? Value(inner, name, index) : null;
        if (type == typeof(string)) return SampleTexts.Of(_path.TryPeek(out var owner) ? owner.Name : "", name, index);
        if (type == typeof(bool)) return isFull;
        if (type.IsPrimitive) return Convert.ChangeType(isFull ? name.Length + index : 0, type, CultureInfo.InvariantCulture);
        if (type == typeof(DateTimeOffset)) return At.AddMinutes(name.Length + index);
        if (type == typeof(TimeSpan)) return TimeSpan.FromMinutes(index + 1);
        if (type == typeof(TimeOnly)) return new TimeOnly(8 + name.Length % 8, 30);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(isFull ? 1 : 0);
        if (type.IsGenericType) return Collection(type, name);
        return type.IsAbstract ? Made(type.GetCustomAttributes<JsonDerivedTypeAttribute>().ElementAt(alternative).DerivedType) : Made(type);
    }

    private object Made(Type type)
    {
        _path.Push(type);
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            MayBeAbsent(_nullability.Create(parameter), parameter.ParameterType) ? null : Value(parameter.ParameterType, parameter.Name!, 0))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is null || constructor.GetParameters().Any(parameter => parameter.Name == property.Name)) continue;
            if (!MayBeAbsent(_nullability.Create(property), property.PropertyType)) property.SetValue(made, Value(property.PropertyType, property.Name, 0));
        }

        _path.Pop();
        return made;
    }

    /// <summary>A sparse sample leaves it out, and a full one does where it would go on for ever.</summary>
    private bool MayBeAbsent(NullabilityInfo nullability, Type type) =>
        nullability.ReadState == NullabilityState.Nullable && (!isFull || _path.Contains(type));

    private object Collection(Type type, string name)
    {
        var arguments = type.GenericTypeArguments;
        var count = isFull && !arguments.Any(_path.Contains) ? arguments[^1] == typeof(string) ? 2 : 1 : 0;
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(ImmutableArray<>))
        {
            var items = Array.CreateInstance(arguments[0], count);
            for (var i = 0; i < count; i++) items.SetValue(Value(arguments[0], name, i), i);
            return Call(typeof(ImmutableArray), nameof(ImmutableArray.Create), arguments, items);
        }

        if (definition != typeof(ImmutableDictionary<,>)) throw new NotSupportedException(type.FullName);
        var pairs = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        for (var i = 0; i < count; i++) pairs.Add(Value(arguments[0], name + "Key", i)!, Value(arguments[1], name, i));
        return Call(typeof(ImmutableDictionary), nameof(ImmutableDictionary.ToImmutableDictionary), arguments, pairs);
    }

    private static object Call(Type type, string method, Type[] arguments, object items) => type.GetMethods()
        .Where(candidate => candidate.Name == method && candidate.IsGenericMethod && candidate.GetGenericArguments().Length == arguments.Length)
        .Select(candidate => candidate.MakeGenericMethod(arguments))
        .First(candidate => candidate.GetParameters() is [var only] && only.ParameterType.IsInstanceOfType(items)
            && candidate.ReturnType.Name.StartsWith("Immutable", StringComparison.Ordinal))
        .Invoke(null, [items])!;
}
