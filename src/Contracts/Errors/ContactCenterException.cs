namespace ContactCenter.Errors;

/// <summary>Carries an <see cref="Errors.Error"/> from a rule to the edge. The only exception that callers of grains are expected to handle.</summary>
[GenerateSerializer, Alias("ContactCenterException")]
public sealed class ContactCenterException : Exception
{
    public ContactCenterException(Error error) : base(error.Text) => Error = error;

    [Id(0)]
    public Error Error { get; private set; }
}
