"""Lets a Modbus client and a Modbus server of pymodbus talk on loopback, port 502, with every function that they know."""

import asyncio

from pymodbus.client import AsyncModbusTcpClient
from pymodbus.datastore import ModbusDeviceContext, ModbusSequentialDataBlock, ModbusServerContext
from pymodbus.pdu.device import ModbusDeviceIdentification
from pymodbus.pdu.file_message import FileRecord
from pymodbus.server import ModbusTcpServer


async def main():
    blocks = {name: ModbusSequentialDataBlock(1, [number * 257 % 65536 for number in range(100)]) for name in ("hr", "ir")}
    bits = {name: ModbusSequentialDataBlock(1, [number % 3 == 0 for number in range(100)]) for name in ("di", "co")}
    identity = ModbusDeviceIdentification(
        info_name={
            "VendorName": "peel",
            "ProductCode": "PL",
            "MajorMinorRevision": "1.0",
            "VendorUrl": "http://example.test/",
            "ProductName": "Sample",
            "ModelName": "Loopback",
            "UserApplicationName": "Recording",
        }
    )
    context = ModbusServerContext(devices=ModbusDeviceContext(**blocks, **bits), single=True)
    server = ModbusTcpServer(context, identity=identity, address=("127.0.0.1", 502))
    serving = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0.5)
    client = AsyncModbusTcpClient("127.0.0.1", port=502, timeout=1, retries=0)
    await client.connect()
    record = FileRecord(file_number=4, record_number=1, record_length=2)
    written = FileRecord(file_number=4, record_number=1, record_data=b"\x01\x02\x03\x04")
    calls = [
        lambda: client.read_coils(3, count=11),
        lambda: client.read_discrete_inputs(0, count=8),
        lambda: client.read_holding_registers(1, count=4),
        lambda: client.read_input_registers(20, count=2),
        lambda: client.write_coil(5, True),
        lambda: client.write_register(7, 0x1234),
        lambda: client.read_exception_status(),
        lambda: client.diag_query_data(b"\xa5\x37"),
        lambda: client.diag_read_diagnostic_register(),
        lambda: client.diag_read_bus_message_count(),
        lambda: client.diag_clear_counters(),
        lambda: client.diag_get_comm_event_counter(),
        lambda: client.diag_get_comm_event_log(),
        lambda: client.write_coils(2, [True, False, True, True, False, False, True, True, True, False]),
        lambda: client.write_registers(10, [1, 2, 3]),
        lambda: client.report_device_id(),
        lambda: client.read_file_record([record]),
        lambda: client.write_file_record([written]),
        lambda: client.mask_write_register(address=4, and_mask=0xF2F2, or_mask=0x2525),
        lambda: client.readwrite_registers(read_address=1, read_count=2, write_address=3, values=[7, 8]),
        lambda: client.read_fifo_queue(address=5),
        lambda: client.read_device_information(read_code=1),
        lambda: client.read_device_information(read_code=3),
        lambda: client.read_device_information(read_code=4, object_id=1),
        lambda: client.read_holding_registers(5000, count=1),
    ]
    for call in calls:
        try:
            await call()
        except Exception as refused:  # what the server does not answer is part of the recording
            print(refused)
            if not client.connected:
                await client.connect()
    client.close()
    await server.shutdown()
    serving.cancel()


asyncio.run(main())
