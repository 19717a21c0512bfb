namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>How a record says a row.</summary>
internal interface IRowFormat
{
    ReadRow Read(string record);
}
