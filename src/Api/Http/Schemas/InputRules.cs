namespace ContactCenter.Api.Http.Schemas;

/// <summary>An id of ours or of the client's: not blank, without control characters, at most <see cref="InputLimits.IdMax"/> long.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class ValidIdAttribute : Attribute;

/// <summary>A text in which something can be seen: the contract's keyword isNotEmpty (§9.3).</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class NotEmptyAttribute : Attribute;

/// <summary>A name: one line of visible text, or an empty one.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class OneLineAttribute : Attribute;

/// <summary>A text that is an e-mail address: the contract's format basic_email.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class EmailFormatAttribute : Attribute;

/// <summary>The least value of a number.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class AtLeastAttribute(int minimum) : Attribute
{
    public int Minimum => minimum;
}

/// <summary>
/// How many items a list or map may have. The other rules beside it (length, id, …) are rules of each item or value.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class ItemsAttribute : Attribute
{
    public int Min { get; init; }

    /// <summary>0 = the usual limit of lists or maps (<see cref="InputLimits"/>).</summary>
    public int Max { get; init; }

    /// <summary>No text may occur twice.</summary>
    public bool AreUnique { get; init; }
}

/// <summary>Members of the object that it does not name are let through and not read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class IgnoresOthersAttribute : Attribute;

/// <summary>Exactly one of these optional members must be there.</summary>
/// <param name="names">The JSON names.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExactlyOneOfAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names => names;
}

/// <summary>A type whose JSON has several forms, which attributes cannot say.</summary>
internal interface IHasSchema
{
    static abstract Schema Schema { get; }
}

/// <summary>A type with a converter of its own, whose JSON is that of another type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class WrittenAsAttribute(Type type) : Attribute
{
    public Type Type => type;
}
